"""Finds our own files of a package: its folders, and the Swagger UI files that it serves."""

from importlib.util import find_spec
from pathlib import Path

from lambda_build.exclusions import EXCLUDED_FROM_OUR_CODE
from lambda_build.targets import ROOT, Function


def own_files(function: Function) -> dict[str, Path]:
    """Returns each file by its path in the package.

    Raises FileNotFoundError if the handler's module is missing or Swagger UI isn't installed.
    """
    found = {
        file.relative_to(ROOT).as_posix(): file
        for folder in function.folders
        for file in sorted((ROOT / folder).rglob("*"))
        if file.is_file() and not any(file.match(pattern) for pattern in EXCLUDED_FROM_OUR_CODE)
    }
    if f"{function.module.replace('.', '/')}.py" not in found:
        raise FileNotFoundError(f"no module {function.module} in {', '.join(function.folders)}")
    return found | {f"api/routes/docs_ui/{name}": _swagger_ui() / name for name in function.swagger_ui}


def _swagger_ui() -> Path:
    """Returns the folder of Swagger UI's files, without importing the package that contains them."""
    found = find_spec("fastapi_offline")
    if found is None or found.origin is None:
        raise FileNotFoundError("Swagger UI's files come with fastapi-offline, which is not installed")
    return Path(found.origin).parent / "static"
