"""Keys of pages, and comparing what somebody typed."""

from __future__ import annotations

import hmac

import pytest

from serving.tokens import derived_token, same


def test_comparing_takes_the_time_of_the_library_that_knows_how(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = []

    def compare(given: bytes, expected: bytes) -> bool:
        seen.append((given, expected))
        return True

    monkeypatch.setattr(hmac, "compare_digest", compare)
    assert same("no", "LIMO NAVU")
    assert seen == [(b"no", b"limonavu")]


def test_a_derived_token_needs_the_key_and_every_part() -> None:
    tokens = {
        derived_token("key", "C-001", "a"),
        derived_token("other", "C-001", "a"),
        derived_token("key", "C-002", "a"),
        derived_token("key", "C-001", "b"),
        derived_token("key", "C-001a", ""),
    }
    assert len(tokens) == 5
