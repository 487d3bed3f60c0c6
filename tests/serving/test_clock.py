"""Times as the stores keep them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from serving.clock import half_day, moment, stamp

PARIS_IN_WINTER = timezone(timedelta(hours=1))


def test_a_stamp_is_read_back() -> None:
    at = datetime(2026, 11, 23, 10, 42, 5, 123_000, UTC)
    assert stamp(at) == "2026-11-23T10:42:05.123Z"
    assert moment(stamp(at)) == at


@pytest.mark.parametrize(
    ("hour", "minute", "half"),
    [
        (10, 59, "2026-11-23 AM"),
        (11, 0, "2026-11-23 PM"),
        (22, 59, "2026-11-23 PM"),
        (23, 0, "2026-11-24 AM"),
    ],
)
def test_half_a_day_is_that_of_the_room(hour: int, minute: int, half: str) -> None:
    """Noon in the room, not in the stores' own zone."""
    at = datetime(2026, 11, 23, hour, minute, 59, tzinfo=UTC)
    assert half_day(at, PARIS_IN_WINTER) == half
