"""Recordings that are not recordings."""

import pytest

from workshop_game.core import Recording


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not a recording: Expecting value"),
        ("{}", "not a recording: 'format'"),
        ('{"format": 2}', "recording format 2 is not 1"),
        (
            '{"format": 1, "seed": 1, "runs": [[1, ["wings"], [0, 0, 0]]]}',
            "unknown keys in recording: \\['wings'\\]",
        ),
    ],
)
def test_a_text_that_is_no_recording_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Recording.from_json(text)
