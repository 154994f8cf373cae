"""Measures a package's size as AWS Lambda receives it."""

import io
import zipfile
from pathlib import Path


def zipped_bytes(package: Path) -> int:
    """Returns the size of a zip archive of the folder `package` (deflate, level 6) in bytes."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as writer:
        for file in sorted(package.rglob("*")):
            if file.is_file():
                writer.write(file, file.relative_to(package))
    return archive.tell()
