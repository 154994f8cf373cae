"""Lists what a package leaves out of its dependencies and of our own folders, each with the reason."""

import shutil
from pathlib import Path

EXCLUDED_FROM_DEPENDENCIES = {
    "bin": "programs that nobody runs",
    ".lock": "uv's",
    "*/.*": "editor files of distributions",
    "**/__pycache__": "byte code of another interpreter",
    "**/*.pyi": "type stubs",
    "**/py.typed": "a marker for type checkers",
    "*.dist-info/RECORD": "for uninstalling",
    "*.dist-info/INSTALLER": "for uninstalling",
    "*.dist-info/REQUESTED": "for uninstalling",
    "*.dist-info/sboms": "for auditors, who read the locks",
    "botocore/data/*/*/examples-1.json*": "for botocore's documentation",
    "dateutil/zoneinfo": "time zones that botocore doesn't load from dateutil",
    "dns": "DNS, for email-validator's checks of domains, which are off",
    "dnspython-*": "as the row above",
    "phonenumbers/shortdata/region_*": "emergency and other short numbers, to which we send no SMS",
    "pydantic/v1": "models of Pydantic 1; FastAPI starts faster without them",
    "tzdata/zoneinfo/*.tab": "tables for people",
    "tzdata/zoneinfo/tzdata.zi": "the source of the compiled zones",
    "tzdata/zoneinfo/leap*": "leap seconds, which `zoneinfo` doesn't read",
}
"""Patterns of files and folders in an installed tree."""

EXCLUDED_FROM_OUR_CODE = {
    "__pycache__/*": "byte code of another interpreter",
    "definition.py": "read by `pulumi up`",
    "workflow/machine/*.json": "read by `definition.py`",
}
"""Patterns of files in any of our folders."""


def remove_excluded(dependencies: Path) -> None:
    """Deletes what EXCLUDED_FROM_DEPENDENCIES lists from the installed tree `dependencies`."""
    for pattern in EXCLUDED_FROM_DEPENDENCIES:
        for path in list(dependencies.glob(pattern)):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
