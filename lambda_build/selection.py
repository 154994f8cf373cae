"""Takes from an installed tree what a package needs: the modules it imports, and what belongs to them."""

import csv
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from lambda_build.import_exceptions import SOURCE_READ

NOTES = ("METADATA", "WHEEL", "entry_points.txt", "top_level.txt", "licenses")
"""What a package keeps of a `.dist-info`; the rest is for uninstalling and for auditors."""


def copy_imported(installed: Path, modules: Mapping[str, Path], into: Path) -> None:
    """Copies those of `modules` that are in `installed` to `into`, as byte code where it lies beside them.

    With them go the data files of the packages that they are in, and the notes of their distributions.
    """
    imported = {file: name for name, file in modules.items() if file.is_relative_to(installed)}
    for file, name in imported.items():
        byte_code = file.with_suffix(".pyc")
        _copy(byte_code if byte_code.is_file() and name not in SOURCE_READ else file, installed, into)
    for file in _data(installed, {file.parent for file in imported if file.name == "__init__.py"}):
        _copy(file, installed, into)
    for notes in installed.glob("*.dist-info"):
        if not imported.keys().isdisjoint(_recorded(notes)):
            _copy_notes(notes, into / notes.name)


def _data(installed: Path, packages: Collection[Path]) -> Iterator[Path]:
    """The files that aren't modules, of which the nearest package above is one of `packages`."""
    for file in installed.rglob("*"):
        if file.suffix in {".py", ".pyc", ".so"} or not file.is_file():
            continue
        package = next((folder for folder in file.parents if (folder / "__init__.py").is_file()), None)
        if package in packages:
            yield file


def _recorded(notes: Path) -> Iterator[Path]:
    with (notes / "RECORD").open(newline="", encoding="utf-8") as lines:
        yield from (notes.parent / path for path, *_ in csv.reader(lines))


def _copy_notes(notes: Path, into: Path) -> None:
    for entry in (notes / name for name in NOTES):
        if entry.is_dir():
            shutil.copytree(entry, into / entry.name)
        elif entry.is_file():
            content = entry.read_text(encoding="utf-8")
            if entry.name == "METADATA":  # its head: what follows is the page of the package index
                content = content.partition("\n\n")[0] + "\n"
            into.mkdir(parents=True, exist_ok=True)
            (into / entry.name).write_text(content, encoding="utf-8")


def _copy(file: Path, root: Path, into: Path) -> None:
    target = into / file.relative_to(root)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)
