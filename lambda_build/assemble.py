"""Puts a package together from nothing: dependencies, our own modules, our data, Swagger UI's files."""

import shutil
import tempfile
from pathlib import Path

from lambda_build.byte_code import compile_modules
from lambda_build.dependencies import installed
from lambda_build.endpoints import keep_endpoints
from lambda_build.imports import imported_modules
from lambda_build.selection import copy_imported
from lambda_build.swagger_ui import swagger_ui_folder
from lambda_build.targets import ROOT, Function, Target
from lambda_build.trim import keep_models


def assemble(function: Function, target: Target, build: Path) -> Path:
    """Makes `build/{target}/{function}` and returns it; what was there before is replaced as a whole.

    Raises InstallFailed for dependencies, FileNotFoundError for a source or a data file that is missing.
    """
    package = build / target.name / function.name
    package.parent.mkdir(parents=True, exist_ok=True)
    dependencies = installed(function, target, build / ".dependencies")
    with tempfile.TemporaryDirectory(dir=package.parent, prefix=".making-") as making:
        fresh = Path(making) / "new"
        _fill(fresh, function, target, dependencies)
        if package.exists():
            package.rename(Path(making) / "old")
        fresh.rename(package)
    return package


def _fill(package: Path, function: Function, target: Target, dependencies: Path) -> None:
    modules = imported_modules((ROOT, dependencies), function.module)
    copy_imported(dependencies, modules, package)
    keep_models(package, function.services)
    keep_endpoints(package, function.services)
    own = [file.relative_to(ROOT) for file in modules.values() if not file.is_relative_to(dependencies)]
    for file in own:
        _copy(ROOT / file, package / file)
    for entry in function.data:
        _copy(ROOT / entry, package / entry)
    for name in function.swagger_ui:
        _copy(swagger_ui_folder() / name, package / "api" / "docs_ui" / name)
    if target.compiler is not None:
        compile_modules(package, target.compiler)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)
