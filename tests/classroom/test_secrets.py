"""What only some may know."""

from __future__ import annotations

import logging
import re
import stat
import tomllib
from pathlib import Path

import pytest

from classroom import secrets
from classroom.secrets import Secrets, load_secrets, new_card_code, syllables
from tests.classroom.conftest import Classroom


def test_secrets_are_made_once_and_kept(tmp_path: Path) -> None:
    first, second = load_secrets(tmp_path / "data"), load_secrets(tmp_path / "data")
    assert first == second
    assert load_secrets(tmp_path / "other") != first


def test_only_the_owner_may_read_them(tmp_path: Path) -> None:
    load_secrets(tmp_path)
    assert stat.S_IMODE((tmp_path / "secrets.toml").stat().st_mode) == 0o600


def test_a_facilitator_may_set_the_code_and_what_is_missing_is_made(tmp_path: Path) -> None:
    (tmp_path / "secrets.toml").write_text('join_code = "Été 2026"\nmine = 1\n', encoding="utf-8")
    loaded = load_secrets(tmp_path)
    assert loaded.opens_room("  été2026 ")
    table = tomllib.loads((tmp_path / "secrets.toml").read_text(encoding="utf-8"))
    assert table["mine"] == 1
    assert table["facilitator_secret"] == loaded.facilitator_secret


@pytest.mark.parametrize("typed", ["", " ", "LIMO", "LIMO NAVUX", "NAVU LIMO", "🦊"])
def test_a_wrong_code_does_not_open(typed: str) -> None:
    assert not Secrets("LIMO NAVU", "secret", "key").opens_room(typed)
    assert not Secrets("LIMO NAVU", "secret", "key").opens_board(typed)


def test_an_object_with_secrets_shows_none_of_them() -> None:
    kept = Secrets("LIMO NAVU", "lifo-nuta", "0123abcd")
    assert not re.search("LIMO|lifo|0123", f"{kept} {kept!r}")


def test_codes_are_read_aloud_and_never_sound_like_a_slight() -> None:
    codes = {syllables(2, " ") for _ in range(300)}
    assert len(codes) > 250
    for code in codes:
        assert re.fullmatch(r"(?:[DFLMNRTV][AIOU]){2} (?:[DFLMNRTV][AIOU]){2}", code)
        for pair in code.lower().split():
            assert not pair.startswith(secrets.UNKIND)
            assert pair[:2] != pair[2:]


def test_card_codes_keep_their_first_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secrets.randbelow", lambda _bound: 42)
    assert new_card_code() == "0042"


def test_no_secret_is_logged(classroom: Classroom, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    kept = classroom.room.secrets
    token = classroom.join()
    classroom.get(f"/board?secret={kept.facilitator_secret}")
    classroom.get("/board/rows")
    classroom.try_join("fox", code="WRONG")
    classroom.snapshot(token, 1, "the_program")
    cookie = classroom.cookies["facilitator"]
    ours = [
        record for record in caplog.records if not record.name.startswith(("httpx", "httpcore"))
    ]
    log = "\n".join(record.getMessage() for record in ours)
    assert "/api/snapshots" in log
    for secret in (token, cookie, kept.join_code, kept.facilitator_secret, "the_program", "WRONG"):
        assert secret not in log
