"""The group that bounds the memory of a box: found where it may be made, entered, removed."""

import os
import subprocess
from pathlib import Path

import pytest

from autograder.sandbox import bounds_memory_of_all, open_box
from autograder.sandbox.groups import PREFIX, entering, parent

PLACE = "user.slice/user@1000.service/app.slice/terminal.scope"
NOBODYS_NUMBER = 2**22 + 1
"""More than the kernel gives to any process."""


@pytest.fixture
def groups(tmp_path: Path) -> Path:
    """Folders and files as the kernel shows them to a program of a desktop."""
    above = (tmp_path / PLACE).parent
    (tmp_path / PLACE).mkdir(parents=True)
    (above / "cgroup.subtree_control").write_text("cpu memory pids\n")
    (above / "cgroup.procs").write_text("")
    return tmp_path


def own(folder: Path, text: str) -> Path:
    (folder / "own").write_text(text)
    return folder / "own"


def test_it_is_made_beside_the_own_group_where_memory_is_counted(groups: Path) -> None:
    named = own(groups, f"0::/{PLACE}\n")
    assert parent(groups, named) == (groups / PLACE).parent
    (groups / PLACE).parent.joinpath("cgroup.subtree_control").write_text("cpu pids\n")
    assert parent(groups, named) is None


@pytest.mark.parametrize(
    "text", ["0::/\n", "4:memory:/a\n0::/\n", "4:memory:/a\n", "", "0::/not/there\n"]
)
def test_elsewhere_there_is_none(groups: Path, text: str) -> None:
    """The top of all groups, the older kind of groups, none at all."""
    assert parent(groups, own(groups, text)) is None


def test_none_without_the_right_to_move_a_process(
    groups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path).name != "cgroup.procs")
    assert parent(groups, own(groups, f"0::/{PLACE}\n")) is None


def test_a_command_enters_it_before_it_begins(tmp_path: Path) -> None:
    command = entering(tmp_path, 1000, ["/bin/sh", "-c", "echo $$"])
    group = tmp_path / f"{PREFIX}{os.getpid()}"
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert (group / "cgroup.procs").read_text() == said
    assert (group / "memory.max").read_text() == "1000"


def test_a_command_that_cannot_enter_does_not_begin(tmp_path: Path) -> None:
    command = entering(tmp_path, 1000, ["/bin/echo", "begun"])
    (tmp_path / f"{PREFIX}{os.getpid()}" / "cgroup.procs").mkdir()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode != 0, done.stdout) == (True, "")


def test_where_it_cannot_be_made_the_command_is_as_it_was(tmp_path: Path) -> None:
    assert entering(tmp_path / "not there", 1000, ["a", "b"]) == ["a", "b"]


def test_groups_of_processes_that_are_gone_are_removed(tmp_path: Path) -> None:
    gone, busy = tmp_path / f"{PREFIX}{NOBODYS_NUMBER}", tmp_path / f"{PREFIX}{os.getppid()}"
    gone.mkdir()
    busy.mkdir()
    entering(tmp_path, 1000, ["a"])
    assert (gone.exists(), busy.exists()) == (False, True)


@pytest.mark.sandbox
def test_a_box_that_cannot_be_made_in_a_group_is_made_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """These are folders, no groups: a process cannot enter what cannot be written."""
    broken = tmp_path / f"{PREFIX}{os.getpid()}" / "cgroup.procs"
    broken.mkdir(parents=True)
    monkeypatch.setattr("autograder.sandbox.groups.parent", lambda: tmp_path)
    assert not bounds_memory_of_all(open_box(True))
    broken.rmdir()
    assert bounds_memory_of_all(open_box(True))
