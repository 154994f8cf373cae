"""Tests that every source file keeps the maximums of CONTRIBUTING."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests import ROOT

LONGEST = {".py": 250, ".ts": 200, ".tsx": 200}
MOST_IN_A_FOLDER = 16
FOLDERS = ("api", "frontend", "infra", "lambda_build", "tests", "tools", "workers", "workflow")
NOT_OURS = {"node_modules", "dist"}
GENERATED = {"frontend/src/api/schema.ts"}


def sources() -> Iterator[Path]:
    for top in FOLDERS:
        for folder, inner, files in os.walk(ROOT / top):
            inner[:] = set(inner) - NOT_OURS
            names = (Path(folder, file).relative_to(ROOT) for file in files)
            yield from (name for name in names if name.suffix in LONGEST and str(name) not in GENERATED)


def test_no_file_is_too_long() -> None:
    lines = {name: len((ROOT / name).read_text(encoding="utf-8").splitlines()) for name in sources()}
    assert {name: count for name, count in lines.items() if count > LONGEST[name.suffix]} == {}


def test_no_folder_is_too_full() -> None:
    files = Counter(name.parent for name in sources())
    assert {folder: count for folder, count in files.items() if count > MOST_IN_A_FOLDER} == {}
