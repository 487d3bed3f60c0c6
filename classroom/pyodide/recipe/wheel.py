"""The wheel itself: files in, records written, the same bytes for the same contents."""

import base64
import csv
import hashlib
import io
import zipfile
from email.parser import HeaderParser
from pathlib import Path

from .bench import HERE, Bench
from .extension import unpacked
from .sources import package_folder

# pygame-ce; SDL and its companions; FreeType; stb, miniz, qoi; the default font.
_LICENCES = "LGPL-2.1-or-later AND Zlib AND FTL AND MIT AND GPL-2.0-or-later"

# A zip's dates would make two builds of the same files differ.
_DATE = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o100644 << 16


def assemble(bench: Bench) -> None:
    """Write the wheel to `wheels/`, in place of the one that was there."""
    contents = {**package_files(bench), **_dist_info(bench)}
    record = f"{_info_folder(bench)}/RECORD"
    contents[record] = _record(contents, record)
    target = wheel_path(bench)
    part = target.with_suffix(".part")
    with zipfile.ZipFile(part, "w") as archive:
        for name in sorted(contents):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.external_attr = _READABLE
            archive.writestr(entry, contents[name], zipfile.ZIP_DEFLATED, 9)
    part.replace(target)
    for other in target.parent.glob("pygame_ce-*.whl"):
        if other != target:
            other.unlink()


def wheel_path(bench: Bench) -> Path:
    """Where the wheel is kept, in the repository."""
    pygame, pyodide = bench.settings["pygame"], bench.settings["pyodide"]
    return HERE / "wheels" / f"pygame_ce-{pygame['version']}-{pyodide['tag']}.whl"


def package_files(bench: Bench) -> dict[str, bytes]:
    """What is imported: the files of the wheel as built, except those that `[trim]` names."""
    folder = unpacked(bench) / "pygame"
    paths = [path for path in folder.rglob("*") if path.is_file()]
    named = {path.relative_to(unpacked(bench)).as_posix(): path for path in paths}
    return {name: path.read_bytes() for name, path in named.items() if not _trimmed(bench, name)}


def _trimmed(bench: Bench, name: str) -> bool:
    return any(name == entry or name.startswith(f"{entry}/") for entry in bench.settings["trim"])


def _info_folder(bench: Bench) -> str:
    return f"pygame_ce-{bench.settings['pygame']['version']}.dist-info"


def _dist_info(bench: Bench) -> dict[str, bytes]:
    folder = _info_folder(bench)
    licences = {f"{folder}/licenses/{name}": text for name, text in licence_texts(bench).items()}
    wheel = (unpacked(bench) / folder / "WHEEL").read_bytes()
    return {f"{folder}/METADATA": _metadata(bench), f"{folder}/WHEEL": wheel, **licences}


def licence_texts(bench: Bench) -> dict[str, bytes]:
    """Every licence of what is linked in, by its name in the wheel."""
    texts = {}
    for licence in bench.settings["licence"]:
        package, path = licence["from"]
        texts[licence["name"]] = (package_folder(bench, package) / path).read_bytes()
    return texts


def _metadata(bench: Bench) -> bytes:
    """pygame-ce's own metadata without its long description, which nobody reads in a wheel."""
    built = unpacked(bench) / _info_folder(bench) / "METADATA"
    headers = HeaderParser().parsestr(built.read_text("utf-8"))
    dropped = {"Description-Content-Type", "Metadata-Version", "License"}
    lines = ["Metadata-Version: 2.4"]
    lines += [f"{name}: {value}" for name, value in headers.items() if name not in dropped]
    lines.append(f"License-Expression: {_LICENCES}")
    lines += [f"License-File: {licence['name']}" for licence in bench.settings["licence"]]
    return ("\n".join(lines) + "\n").encode()


def _record(contents: dict[str, bytes], own_name: str) -> bytes:
    """PyPI's binary distribution format: path, urlsafe hash without padding, size."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    for name in sorted(contents):
        digest = base64.urlsafe_b64encode(hashlib.sha256(contents[name]).digest())
        rows.writerow([name, f"sha256={digest.rstrip(b'=').decode()}", len(contents[name])])
    rows.writerow([own_name, "", ""])
    return text.getvalue().encode()
