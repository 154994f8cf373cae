"""Finds Swagger UI's files, which come with a distribution that is never imported."""

from importlib.util import find_spec
from pathlib import Path


def swagger_ui_folder() -> Path:
    """The folder that has them. Raises FileNotFoundError where the distribution isn't installed."""
    found = find_spec("fastapi_offline")
    if found is None or found.origin is None:
        raise FileNotFoundError("Swagger UI's files come with fastapi-offline, which is not installed")
    return Path(found.origin).parent / "static"
