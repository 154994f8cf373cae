"""Tests the emulator's temporary directory: location, permissions, and removal of earlier content."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from tools.local.temp_dir import NEEDED_BYTES, temp_dir


def memory(monkeypatch: pytest.MonkeyPatch, *, free: int, flags: int = 0) -> None:
    """Makes every file system report `free` bytes and these mount flags."""
    found = SimpleNamespace(f_bavail=free, f_frsize=1, f_flag=flags)
    monkeypatch.setattr(os, "statvfs", lambda _: found)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A run's folder, and one that replaces the memory file system."""
    state, in_memory = tmp_path / "state", tmp_path / "memory"
    in_memory.mkdir()
    return state, in_memory


def test_the_directory_is_in_memory_for_its_user_only(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    memory(monkeypatch, free=NEEDED_BYTES)
    state, in_memory = folders
    with temp_dir(state, in_memory) as folder:
        assert folder.parent == in_memory
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "code").write_text("unpacked")
    assert list(in_memory.iterdir()) == []


@pytest.mark.parametrize(("free", "flags"), [(NEEDED_BYTES - 1, 0), (NEEDED_BYTES, os.ST_NOEXEC)])
def test_without_space_or_with_noexec_the_directory_is_in_the_runs_folder(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, free: int, flags: int
) -> None:
    memory(monkeypatch, free=free, flags=flags)
    state, in_memory = folders
    with temp_dir(state, in_memory) as folder:
        assert folder == state / "tmp"
    assert not folder.exists()


def test_without_a_memory_file_system_the_directory_is_in_the_runs_folder(folders: tuple[Path, Path]) -> None:
    state, in_memory = folders
    with temp_dir(state, in_memory / "none") as folder:
        assert folder == state / "tmp"


def test_the_directory_of_a_killed_run_is_removed_but_not_that_of_a_running_one(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    memory(monkeypatch, free=NEEDED_BYTES)
    state, in_memory = folders
    with temp_dir(state / "other", in_memory) as other, temp_dir(state, in_memory) as folder:
        (folder / "code").write_text("left")
        (other / "code").write_text("in use")
        with temp_dir(state, in_memory) as again:
            assert again == folder
            assert list(again.iterdir()) == []
        assert (other / "code").read_text() == "in use"
