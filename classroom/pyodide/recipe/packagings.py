"""A Debian source that cannot be had today, in another packaging of the same upstream version.

An archive's index may name a packaging that its pool does not hold any more, or not yet. The code
that is compiled is upstream's: any packaging of that version will do, when it is said which.
"""

import json
import re
import shutil
from pathlib import Path

from .root import mirror
from .scratch import RecipeError, Scratch

INSTEAD = "instead.json"
"""In the folder of the sources: package -> the packaging that could not be had."""
_DSC = re.compile(r"_(\S+)\.dsc ")
_VERSION = re.compile(r"^Version: (?:\d+:)?(\S+)$", re.MULTILINE)
_REPACKED = re.compile(r"[+~](?:dfsg|ds)[\d.]*$")


def take(scratch: Scratch, package: str, suite: str, folder: Path) -> None:
    """Unpack a source package into `folder`, in the suite's packaging where it can be had.

    Raises RecipeError when no packaging of that upstream version can be had.
    """
    if _fetched(scratch, f"{package}/{suite}", folder) is None:
        return
    scratch.run_inside(["apt-get", "update", "-q"])  # the index may be older than the pool
    why = _fetched(scratch, f"{package}/{suite}", folder)
    if why is not None:
        _take_another(scratch, package, suite, folder, why)


def instead(folder: Path) -> dict[str, str]:
    """Package -> the packaging that was asked for, where another one was taken."""
    noted = folder / INSTEAD
    return dict(json.loads(noted.read_text("utf-8"))) if noted.exists() else {}


def others(wanted: str, offered: list[str]) -> list[str]:
    """Of the versions on offer those of the same upstream version as `wanted`, the nearest first.

    Near is what Debian repacked in the same way, then what has the same revision.
    """
    upstream, revision = _parts(wanted)

    def distance(version: str) -> tuple[bool, bool]:
        theirs, their_revision = _parts(version)
        return theirs != upstream, _first(their_revision) != _first(revision)

    alike = [each for each in dict.fromkeys(offered) if _bare(each) == _bare(wanted) != ""]
    return sorted((each for each in alike if each != wanted), key=distance)


def _take_another(
    scratch: Scratch, package: str, suite: str, folder: Path, why: RecipeError
) -> None:
    listed = scratch.run_inside(["apt-get", "source", "--print-uris", "-q", f"{package}/{suite}"])
    found = _DSC.search(listed)
    if found is None:
        raise RecipeError(f"apt names no source of {package} in {suite}: {why}")
    wanted = found[1]
    _look_further(scratch)
    offered = scratch.run_inside(["apt-cache", "showsrc", "--only-source", package])
    for version in others(wanted, _VERSION.findall(offered)):
        if _fetched(scratch, f"{package}={version}", folder) is None:
            print(f"  {package} {wanted} cannot be had: {version} is taken, of the same upstream")
            noted = {**instead(folder), package: wanted}
            (folder / INSTEAD).write_text(json.dumps(noted, indent=1), encoding="utf-8")
            return
    raise RecipeError(
        f"{package} {wanted} cannot be had, nor any other packaging of that version. Try again on "
        f"another day, or name another suite under [sources] in recipe.toml.\n{why}"
    )


def _look_further(scratch: Scratch) -> None:
    """Let apt know the sources of the neighbour suites; one that the mirror has not is left out."""
    folder = scratch.root / "etc/apt/sources.list.d"
    for suite in scratch.settings["sources"]["neighbours"]:
        line = folder / f"{suite}.list"
        if not line.exists():
            line.write_text(f"deb-src {mirror()} {suite} main\n")
            try:
                scratch.run_inside(["apt-get", "update", "-q"])
            except RecipeError:
                line.unlink()


def _fetched(scratch: Scratch, name: str, folder: Path) -> RecipeError | None:
    """Fetch and unpack one; what went wrong, after which nothing of it is left."""
    try:
        scratch.run_inside(["apt-get", "source", "-q", name], cwd=folder)
    except RecipeError as error:
        package = re.split("[/=]", name)[0]
        for path in [*folder.glob(f"{package}_*"), *folder.glob(f"{package}-[0-9]*")]:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        return error
    return None


def _parts(version: str) -> tuple[str, str]:
    """Upstream's version and Debian's revision: `2.13.3+dfsg` and `1+deb13u1`."""
    upstream, _, revision = version.rpartition("-")
    return (upstream, revision) if upstream else (revision, "")


def _bare(version: str) -> str:
    """Upstream's own version, without what says that Debian repacked it."""
    return _REPACKED.sub("", _parts(version)[0])


def _first(revision: str) -> str:
    return re.split("[+~]", revision)[0]
