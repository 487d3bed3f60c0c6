"""The wheel itself: files in, records written, the same bytes for the same contents."""

import base64
import csv
import hashlib
import io
import zipfile
from email.parser import HeaderParser
from pathlib import Path

from .extension import unpacked
from .scratch import HERE, Scratch
from .sources import package_folder

# pygame-ce; SDL and its companions; FreeType; stb, miniz, qoi; the default font.
_LICENCES = "LGPL-2.1-or-later AND Zlib AND FTL AND MIT AND GPL-2.0-or-later"

# A zip's dates would make two builds of the same files differ.
_DATE = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o100644 << 16


def assemble(scratch: Scratch) -> None:
    """Write the wheel to `wheels/`, in place of the one that was there."""
    contents = {**package_files(scratch), **_dist_info(scratch)}
    record = f"{_info_folder(scratch)}/RECORD"
    contents[record] = _record(contents, record)
    target = wheel_path(scratch)
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


def wheel_path(scratch: Scratch) -> Path:
    """Where the wheel is kept, in the repository."""
    pygame, pyodide = scratch.settings["pygame"], scratch.settings["pyodide"]
    return HERE / "wheels" / f"pygame_ce-{pygame['version']}-{pyodide['tag']}.whl"


def package_files(scratch: Scratch) -> dict[str, bytes]:
    """What is imported: the files of the wheel as built, except those that `[trim]` names."""
    folder = unpacked(scratch) / "pygame"
    paths = [path for path in folder.rglob("*") if path.is_file()]
    named = {path.relative_to(unpacked(scratch)).as_posix(): path for path in paths}
    return {name: path.read_bytes() for name, path in named.items() if not _trimmed(scratch, name)}


def _trimmed(scratch: Scratch, name: str) -> bool:
    return any(name == entry or name.startswith(f"{entry}/") for entry in scratch.settings["trim"])


def _info_folder(scratch: Scratch) -> str:
    return f"pygame_ce-{scratch.settings['pygame']['version']}.dist-info"


def _dist_info(scratch: Scratch) -> dict[str, bytes]:
    folder = _info_folder(scratch)
    licences = {f"{folder}/licenses/{name}": text for name, text in licence_texts(scratch).items()}
    wheel = (unpacked(scratch) / folder / "WHEEL").read_bytes()
    return {f"{folder}/METADATA": _metadata(scratch), f"{folder}/WHEEL": wheel, **licences}


def licence_texts(scratch: Scratch) -> dict[str, bytes]:
    """Every licence of what is linked in, by its name in the wheel."""
    texts = {}
    for licence in scratch.settings["licence"]:
        package, path = licence["from"]
        texts[licence["name"]] = (package_folder(scratch, package) / path).read_bytes()
    return texts


def _metadata(scratch: Scratch) -> bytes:
    """pygame-ce's own metadata without its long description, which nobody reads in a wheel."""
    built = unpacked(scratch) / _info_folder(scratch) / "METADATA"
    headers = HeaderParser().parsestr(built.read_text("utf-8"))
    dropped = {"Description-Content-Type", "Metadata-Version", "License"}
    lines = ["Metadata-Version: 2.4"]
    lines += [f"{name}: {value}" for name, value in headers.items() if name not in dropped]
    lines.append(f"License-Expression: {_LICENCES}")
    lines += [f"License-File: {licence['name']}" for licence in scratch.settings["licence"]]
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
