"""Bytes of assets, and deterministic zips of archives: the same content gives the same bytes."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pulumi

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold
READABLE = 0o644 << 16  # permissions are in the upper half of a zip's external attributes


def asset_bytes(asset: pulumi.Asset) -> bytes:
    """The content of a file or string asset. Raises `OSError`, and `TypeError` for another kind."""
    match asset:
        case pulumi.FileAsset():
            return Path(asset.path).read_bytes()
        case pulumi.StringAsset():
            return asset.text.encode()
    raise TypeError(f"{type(asset).__name__}: only file and string assets are known here")


def zip_bytes(archive: pulumi.Archive) -> bytes:
    """A zip of an archive: a directory, a mapping of assets, or a zip file as it is.

    Files are in the order of their names, with one time and one mode. Raises `OSError` for what can't be
    read, and `TypeError` for another kind of archive.
    """
    if isinstance(archive, pulumi.FileArchive) and Path(archive.path).is_file():
        return Path(archive.path).read_bytes()
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
            for name, part in archive.assets.items():
                if isinstance(part, pulumi.Archive):
                    yield from ((f"{name}/{inner}", content) for inner, content in _files(part))
                else:
                    yield name, asset_bytes(part)
        case _:
            raise TypeError(f"{type(archive).__name__}: only file and asset archives are known here")
