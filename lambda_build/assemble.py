"""Puts a package together from nothing: dependencies, our own modules, our data, Swagger UI's files."""

import shutil
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from lambda_build.byte_code import compile_modules
from lambda_build.dependencies import installed
from lambda_build.sources import imported_files
from lambda_build.targets import FUNCTIONS, ROOT, TARGETS, Function, Target


def build(target: str) -> Iterator[Path]:
    """Makes every function's package for `target` (a key of TARGETS), and yields each as it is done.

    Raises what `assemble` raises.
    """
    for function in FUNCTIONS:
        yield assemble(function, TARGETS[target], ROOT / "build")


def assemble(function: Function, target: Target, build: Path) -> Path:
    """Makes `build/{target}/{function}` and returns it; what was there before is replaced as a whole.

    Raises InstallFailed for dependencies, FileNotFoundError for a source or a data file that is missing.
    """
    package = build / target.name / function.name
    package.parent.mkdir(parents=True, exist_ok=True)
    dependencies = installed(function, target, build / ".dependencies")
    with tempfile.TemporaryDirectory(dir=package.parent, prefix=".making-") as making:
        fresh = Path(making) / "new"
        shutil.copytree(dependencies, fresh)
        own = imported_files(ROOT, function.module)
        for file in own:
            _copy(ROOT / file, fresh / file)
        for entry in function.data:
            _copy(ROOT / entry, fresh / entry)
        for name in function.swagger_ui:
            _copy(_swagger_ui() / name, fresh / "api" / "docs_ui" / name)
        if target.compiler is not None:
            folders = sorted({fresh / file.parts[0] for file in own})
            compile_modules(fresh, folders, target.compiler)
        if package.exists():
            package.rename(Path(making) / "old")
        fresh.rename(package)
    return package


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


def _swagger_ui() -> Path:
    """The folder of the distribution that brings Swagger UI's files; it isn't imported."""
    found = find_spec("fastapi_offline")
    if found is None or found.origin is None:
        raise FileNotFoundError("Swagger UI's files come with fastapi-offline, which is not installed")
    return Path(found.origin).parent / "static"
