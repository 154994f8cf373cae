"""Reads a stack's config as the program does: its file, the defaults of `Pulumi.yaml`, all rules."""

from pathlib import Path

import pulumi
import yaml

from infra.common.config import Settings, parse
from tools.local.engine.config_schema import apply_schema
from tools.local.engine.engine_error import EngineError


def read_config(root: Path, stack: str) -> tuple[Settings, str | None]:
    """What is in `Pulumi.{stack}.yaml` in `root`: the settings, and the AWS profile, None for the usual one.

    Raises:
        RunError: there is no such stack here, or its config is wrong; the text says what.
    """
    file = root / f"Pulumi.{stack}.yaml"
    if not file.is_file():
        raise pulumi.RunError(f"{file.name} is missing: pulumi stack init {stack}, then set its config")
    project = yaml.safe_load((root / "Pulumi.yaml").read_text())
    written = (yaml.safe_load(file.read_text()) or {}).get("config") or {}
    secrets = {key for key, value in written.items() if _is_secret(value)}
    given = {**written, **dict.fromkeys(secrets, "encrypted")}  # what they are isn't needed here
    try:
        return parse(apply_schema(project, given), secrets), given.get("aws:profile")
    except (EngineError, pulumi.RunError) as error:
        raise pulumi.RunError(f"{file.name}: {error}") from error


def _is_secret(value: object) -> bool:
    """Whether the CLI wrote this for `pulumi config set --secret`."""
    return isinstance(value, dict) and value.keys() == {"secure"}
