"""Tests that zips of archives are complete and reproducible."""

import io
import os
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pulumi
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.local_provider.archive import asset_bytes, zip_bytes


def write(root: Path, files: dict[str, bytes], mtime: int) -> None:
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
        os.utime(root / name, (mtime, mtime))


def contents(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        return {name: source.read(name) for name in source.namelist()}


@settings(deadline=None, max_examples=40)  # each example writes files, whose speed depends on the disk
@given(st.dictionaries(st.from_regex(r"([a-z]{1,4}/){0,2}[a-z]{1,4}\.py", fullmatch=True), st.binary()))
def test_an_archive_has_the_same_bytes_in_any_order_at_any_time(files: dict[str, bytes]) -> None:
    with TemporaryDirectory() as first, TemporaryDirectory() as second:
        write(Path(first), files, mtime=1_000_000_000)
        write(Path(second), dict(reversed(files.items())), mtime=1_700_000_000)
        archive = zip_bytes(pulumi.FileArchive(first))
        assert archive == zip_bytes(pulumi.FileArchive(second))
        assert list(contents(archive).items()) == sorted(files.items())


def test_an_archive_is_cached_until_a_file_is_changed_replaced_added_or_removed(tmp_path: Path) -> None:
    def archive() -> bytes:
        return zip_bytes(pulumi.FileArchive(str(tmp_path)))

    write(tmp_path, {"a.py": b"1", "b.py": b"1"}, mtime=1_000_000_000)
    first = archive()
    assert archive() is first
    (tmp_path / "a.py").write_bytes(b"2")
    assert contents(archive()) == {"a.py": b"2", "b.py": b"1"}
    write(tmp_path, {"c.py": b"3"}, mtime=1_000_000_000)
    (tmp_path / "c.py").replace(tmp_path / "b.py")
    assert contents(archive()) == {"a.py": b"2", "b.py": b"3"}
    (tmp_path / "a.py").unlink()
    assert contents(archive()) == {"b.py": b"3"}


def test_archived_files_are_readable_by_everyone_for_lambda(tmp_path: Path) -> None:
    write(tmp_path, {"handler.py": b""}, mtime=1_000_000_000)
    (tmp_path / "handler.py").chmod(0o600)
    with zipfile.ZipFile(io.BytesIO(zip_bytes(pulumi.FileArchive(str(tmp_path))))) as archive:
        assert archive.getinfo("handler.py").external_attr >> 16 == 0o644


def test_an_archive_may_consist_of_named_files(tmp_path: Path) -> None:
    write(tmp_path, {"handler.py": b"pass"}, mtime=1_000_000_000)
    named = pulumi.AssetArchive({"other.py": pulumi.FileAsset(tmp_path / "handler.py")})
    assert contents(zip_bytes(named)) == {"other.py": b"pass"}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="build: no such directory"):
        zip_bytes(pulumi.FileArchive(str(tmp_path / "build")))
    with pytest.raises(FileNotFoundError, match=r"index\.html"):
        asset_bytes(pulumi.FileAsset(tmp_path / "index.html"))


def test_another_kind_of_asset_or_archive_is_rejected() -> None:
    with pytest.raises(TypeError, match="StringAsset: only file assets"):
        asset_bytes(pulumi.StringAsset("text"))
    with pytest.raises(TypeError, match="RemoteArchive: only directories and files"):
        zip_bytes(pulumi.RemoteArchive("https://example.org/a.zip"))
