"""Open a workshop: say where it is, then serve it until it is closed."""

from __future__ import annotations

import io
import threading
import webbrowser
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote, urlsplit

import segno
from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from atelier.places import PAGE, ROOT
from atelier.stores import store_urls
from atelier.trouble import Trouble
from atelier.wording import Wording
from classroom.secrets import Secrets, load_secrets
from classroom.serve import run
from classroom.settings import Settings
from classroom.stores.store import refuse_newer_stores
from serving import network
from serving.files import private_folder
from serving.formats import Newer
from workshop_game.checking import NewerFormat


@dataclass(frozen=True)
class Where:
    """Where a workshop is reached: an address and a port of this machine, and its other names."""

    host: str
    port: int
    names: tuple[str, ...] = ()


def serve(data: Path, where: Where, say: Wording, console: Console, *, browser: bool) -> None:
    """Serve a workshop on ``data``; returns when it is closed.

    Raises:
        Trouble: the page is not built, the address is none of this computer, the port is taken, the
            folder cannot be written, or a newer kit wrote it.
    """
    if not (PAGE / "index.html").exists():
        raise Trouble(say("page_missing"))
    host = _host(where.host, say)
    port = _free_port(host, where.port, say)
    try:
        settings = settings_of(data, replace(where, host=host, port=port), say)
        refuse_newer_stores(settings)
        secrets = _secrets(data, say)
        board = f"{_here(host, port)}/board?secret={quote(secrets.facilitator_secret)}"
        console.print(_welcome(settings, secrets.join_code, say))
        # Outside the frame, on one line: an address cut in two can be neither clicked nor copied.
        console.print(f"{say('serving_board')}\n{board}\n", markup=False, soft_wrap=True)
        if browser:
            # A moment later: the server must be there when the browser asks.
            threading.Timer(1.0, webbrowser.open, [board]).start()
        run(settings, host, port)
    except network.PortTaken as error:
        raise Trouble(say("port_taken", port=port, next=port + 1)) from error
    except Newer as newer:
        told = NewerFormat(newer.file, newer.found, newer.known)
        raise Trouble(told.text(say.language)) from newer
    except OSError as error:
        raise Trouble(say("cannot_write", folder=data, error=error)) from error
    console.print(say("closed", folder=data))


def _secrets(data: Path, say: Wording) -> Secrets:
    try:
        return load_secrets(data)
    except ValueError as error:  # neither UTF-8 nor TOML: somebody has edited it
        raise Trouble(say("secrets_toml", path=data / "secrets.toml", said=error)) from error


def _host(given: str, say: Wording) -> str:
    """The address as it is listened on; brackets are how one writes it in a browser."""
    host = given.strip().removeprefix("[").removesuffix("]")
    if not host:
        raise Trouble(say("host_empty"))
    return host


def _here(host: str, port: int) -> str:
    """The server as this computer's own browser opens it."""
    is_local = host in (*network.EVERY_ADDRESS, network.LOOPBACK, "::1")
    return network.origin("localhost" if is_local else host, port)


def _free_port(host: str, port: int, say: Wording) -> int:
    """The port, tried before anything is printed; 0 becomes one that is free."""
    try:
        with network.listen(host, port) as listener:
            return int(listener.getsockname()[1])
    except network.PortTaken as error:
        raise Trouble(say("port_taken", port=port, next=port + 1)) from error
    except network.NotHere as error:
        told = say("host_not_here", host=host, address=network.lan_address())
        raise Trouble(told) from error
    except PermissionError as error:
        raise Trouble(say("port_forbidden", port=port)) from error


def settings_of(data: Path, where: Where, say: Wording) -> Settings:
    """What the server of a data folder is started with. Raises Trouble for its `stores.toml`."""
    private_folder(data)
    name = network.lan_address() if where.host in network.EVERY_ADDRESS else where.host
    elsewhere = store_urls(data, say)
    return Settings(
        data=data,
        content=ROOT,
        page=PAGE,
        address=f"{network.origin(name, where.port)}/",
        names=where.names,
        workshop_url=elsewhere.get("workshop", ""),
        aptitude_url=elsewhere.get("aptitude", ""),
        identities_url=elsewhere.get("identities", ""),
    )


def _welcome(settings: Settings, code: str, say: Wording) -> Panel:
    facts = Table.grid(padding=(0, 2))
    facts.add_column()
    facts.add_column(overflow="fold")  # an address cut short cannot be typed
    facts.add_row(say("serving_address"), Text(settings.address, style="bold"))
    facts.add_row(say("serving_code"), Text(code, style="bold"))
    facts.add_row(say("serving_data"), Text(str(settings.data)))
    parts: list[Table | Text] = [facts, Text(_qr(f"{settings.address}?code={quote(code)}"))]
    if network.is_loopback(urlsplit(settings.address).hostname or ""):
        parts.append(Text(say("serving_no_network"), style="yellow"))
    return Panel(Group(*parts, Text(say("serving_stop"))), title=say("serving"), padding=(1, 2))


def _qr(url: str) -> str:
    drawing = io.StringIO()
    segno.make(url, error="m").terminal(drawing, compact=True)
    return drawing.getvalue()
