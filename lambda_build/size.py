"""How large a package is as AWS Lambda receives it."""

import io
import zipfile
from pathlib import Path


def zipped_bytes(package: Path) -> int:
    """The bytes of a zip archive of the folder `package`, compressed as usual (deflate, level 6)."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as writer:
        for file in sorted(package.rglob("*")):
            if file.is_file():
                writer.write(file, file.relative_to(package))
    return archive.tell()
