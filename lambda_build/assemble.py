"""Assembles a package from scratch: its dependencies and our own files."""

import shutil
from pathlib import Path

from lambda_build.botocore_data import keep_services
from lambda_build.byte_code import compile_modules
from lambda_build.dependencies import installed
from lambda_build.own_files import own_files
from lambda_build.targets import Function, Target


def assemble(function: Function, target: Target, build: Path) -> Path:
    """Builds `build/{target}/{function}`, replaces an existing one, and returns its path.

    Raises InstallFailed for dependencies, FileNotFoundError for one of our files.
    """
    package = build / target.name / function.name
    dependencies = installed(function.lock, target, build / ".dependencies")
    shutil.rmtree(package, ignore_errors=True)
    shutil.copytree(dependencies, package)
    keep_services(package, function.services)
    for name, source in own_files(function).items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, package / name)
    if target.compiler is not None:
        compile_modules(package, target.compiler)
    return package
