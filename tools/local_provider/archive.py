"""Reads assets, and zips archives deterministically: the same content gives the same bytes."""

import io
import threading
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pulumi

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold
READABLE = 0o644 << 16  # permissions are in the upper half of a zip's external attributes
QUICK = 1  # of the levels 1 to 9: an archive never leaves this machine
KEPT = 4  # archives, of 12 MB together

_one_at_a_time = threading.Lock()


def asset_bytes(asset: pulumi.Asset | pulumi.Archive) -> bytes:
    """Returns the content of a file asset. Raises `OSError`, and `TypeError` for another kind."""
    return _path(asset).read_bytes()


def zip_bytes(archive: pulumi.Archive) -> bytes:
    """Zips a directory or named file assets, sorted by name, with a fixed time and mode.

    Several functions share an archive: it is zipped once, while its files don't change.
    Raises `OSError` for unreadable files, and `TypeError` for another kind of archive.
    """
    files = sorted(_files(archive))
    with _one_at_a_time:  # so that concurrently created functions share one zip
        return _zip(tuple((name, file, _state(file)) for name, file in files))


def _files(archive: pulumi.Archive) -> Iterator[tuple[str, Path]]:
    match archive:
        case pulumi.FileArchive():
            root = Path(archive.path)
            if not root.is_dir():
                raise NotADirectoryError(f"{root}: no such directory")
            for file in root.rglob("*"):
                if file.is_file():
                    yield file.relative_to(root).as_posix(), file
        case pulumi.AssetArchive():
            for name, asset in archive.assets.items():
                yield name, _path(asset)
        case _:
            raise TypeError(f"{type(archive).__name__}: only directories and files are supported")


def _path(asset: pulumi.Asset | pulumi.Archive) -> Path:
    if not isinstance(asset, pulumi.FileAsset):
        raise TypeError(f"{type(asset).__name__}: only file assets are supported")
    return Path(asset.path)


def _state(file: Path) -> tuple[int, int, int]:
    """Returns what changes when a file is written or replaced."""
    found = file.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


@lru_cache(KEPT)
def _zip(files: tuple[tuple[str, Path, tuple[int, int, int]], ...]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, file, _ in files:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = READABLE
            target.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED, QUICK)
    return buffer.getvalue()
