"""Reads a stack's config like the program: its file, the defaults of `Pulumi.yaml`, all rules."""

from pathlib import Path

import pulumi
import yaml

from infra.common.config import Settings, parse
from tools.local.engine.config_schema import apply_schema
from tools.local.engine.engine_error import EngineError


def read_config(root: Path, stack: str) -> tuple[Settings, str | None]:
    """Returns the settings in `Pulumi.{stack}.yaml` in `root`, and the AWS profile, None for the default one.

    Raises:
        RunError: there is no such stack here, or its config is wrong; the message says why.
    """
    file = root / f"Pulumi.{stack}.yaml"
    if not file.is_file():
        raise pulumi.RunError(f"{file.name} is missing: pulumi stack init {stack}, then set its config")
    project = yaml.safe_load((root / "Pulumi.yaml").read_text())
    config = (yaml.safe_load(file.read_text()) or {}).get("config") or {}
    secrets = {key for key, value in config.items() if _is_secret(value)}
    given = {**config, **dict.fromkeys(secrets, "encrypted")}  # the values aren't needed here
    try:
        return parse(apply_schema(project, given), secrets), given.get("aws:profile")
    except (EngineError, pulumi.RunError) as error:
        raise pulumi.RunError(f"{file.name}: {error}") from error


def _is_secret(value: object) -> bool:
    """Returns whether this was set by `pulumi config set --secret`."""
    return isinstance(value, dict) and value.keys() == {"secure"}
