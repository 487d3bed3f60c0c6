"""Where a workshop is opened: what cannot be listened on is told before anything is written."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from atelier import serve as module
from atelier.serve import Where, serve, settings_of
from atelier.trouble import Trouble
from atelier.wording import Wording
from serving import network

FR, EN = Wording("fr"), Wording("en")


@pytest.fixture(autouse=True)
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is built, and the room has an address."""
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "index.html").write_text("<!doctype html>", encoding="utf-8")
    monkeypatch.setattr(module, "PAGE", tmp_path / "page")
    monkeypatch.setattr(network, "lan_address", lambda: "192.168.1.20")


def opened(tmp_path: Path, host: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What is shown; the server itself is left out."""
    monkeypatch.setattr(module, "run", lambda *_: None)
    shown = io.StringIO()
    serve(tmp_path / "data", Where(host, 0), EN, Console(file=shown, width=100), browser=False)
    return shown.getvalue()


@pytest.mark.parametrize("host", ["203.0.113.7", "é.invalid", "no-such-machine.invalid"])
def test_an_address_of_another_day_is_told_with_that_of_today(tmp_path: Path, host: str) -> None:
    with pytest.raises(Trouble) as told:
        serve(tmp_path / "data", Where(host, 0), FR, Console(), browser=False)
    assert str(told.value) == (
        f"L’adresse {host} n’est pas, ou n’est plus, une adresse de cet ordinateur. Lancez sans "
        "--host\u00a0: la bonne adresse est trouvée. Aujourd’hui\u00a0: 192.168.1.20"
    )
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("host", ["", " ", "[]"])
def test_an_empty_address_is_told(tmp_path: Path, host: str) -> None:
    with pytest.raises(Trouble, match="takes an address of this computer"):
        serve(tmp_path / "data", Where(host, 0), EN, Console(), browser=False)


def test_a_port_that_the_machine_keeps_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(network, "listen", refuse)
    with pytest.raises(Trouble, match="does not allow the port 80 to be opened"):
        serve(tmp_path / "data", Where("0.0.0.0", 80), EN, Console(), browser=False)


@pytest.mark.parametrize(
    ("host", "address", "board"),
    [
        ("0.0.0.0", "http://192.168.1.20:", "http://localhost:"),
        ("::", "http://192.168.1.20:", "http://localhost:"),
        ("::1", "http://[::1]:", "http://localhost:"),
        ("[::1]", "http://[::1]:", "http://localhost:"),
        ("127.0.0.2", "http://127.0.0.2:", "http://127.0.0.2:"),
    ],
)
def test_what_is_shown_can_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, address: str, board: str
) -> None:
    drawn: list[str] = []

    def draw(url: str) -> str:
        drawn.append(url)
        return ""

    monkeypatch.setattr(module, "_qr", draw)
    shown = opened(tmp_path, host, monkeypatch)
    assert f"{address}" in shown
    assert f"{board}" in shown
    assert drawn[0].startswith(address)
    assert ("on no network" in shown) == (address != "http://192.168.1.20:")


def test_a_board_is_opened_where_the_server_listens(tmp_path: Path) -> None:
    assert module._here("192.168.1.20", 8000) == "http://192.168.1.20:8000"
    settings = settings_of(tmp_path, Where("2001:db8::7", 8000), EN)
    assert settings.address == "http://[2001:db8::7]:8000/"


@pytest.mark.parametrize(
    "written", [b'join_code = "\xe9"\n', "a = 1\n".encode("utf-16"), b"a = 1\0\n", b"a ="]
)
def test_secrets_that_somebody_has_spoilt_are_named(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "secrets.toml").write_bytes(written)
    with pytest.raises(Trouble, match=r"secrets\.toml cannot be read"):
        serve(tmp_path / "data", Where("127.0.0.1", 0), EN, Console(), browser=False)
    assert (tmp_path / "data" / "secrets.toml").read_bytes() == written
