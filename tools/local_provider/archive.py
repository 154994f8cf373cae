"""Bytes of assets, and deterministic zips of archives: the same content gives the same bytes."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pulumi

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold
READABLE = 0o644 << 16  # permissions are in the upper half of a zip's external attributes


def asset_bytes(asset: pulumi.Asset | pulumi.Archive) -> bytes:
    """The content of a file asset. Raises `OSError`, and `TypeError` for another kind."""
    if not isinstance(asset, pulumi.FileAsset):
        raise TypeError(f"{type(asset).__name__}: only file assets are supported")
    return Path(asset.path).read_bytes()


def zip_bytes(archive: pulumi.Archive) -> bytes:
    """A zip of a directory or of named file assets, in the order of names, with one time and one mode.

    Raises `OSError` for what can't be read, and `TypeError` for another kind of archive.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in sorted(_files(archive)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = READABLE
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
    return buffer.getvalue()


def _files(archive: pulumi.Archive) -> Iterator[tuple[str, bytes]]:
    match archive:
        case pulumi.FileArchive():
            root = Path(archive.path)
            if not root.is_dir():
                raise NotADirectoryError(f"{root}: no such directory")
            for file in root.rglob("*"):
                if file.is_file():
                    yield file.relative_to(root).as_posix(), file.read_bytes()
        case pulumi.AssetArchive():
            for name, asset in archive.assets.items():
                yield name, asset_bytes(asset)
        case _:
            raise TypeError(f"{type(archive).__name__}: only directories and files are supported")
