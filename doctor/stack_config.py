"""Reads a stack's config as the program would: its file, the defaults of `Pulumi.yaml`, the rules of both."""

from dataclasses import dataclass
from pathlib import Path

import pulumi
import yaml

from infra.config import NAMESPACE, REGION, Settings, parse
from local.config_schema import apply_schema
from local.engine_error import EngineError

PROFILE = "aws:profile"


@dataclass(frozen=True, slots=True, kw_only=True)
class StackConfig:
    """The settings of a stack, and the profile whose credentials the AWS provider takes (None: the usual)."""

    settings: Settings
    profile: str | None


def read_config(root: Path, stack: str) -> StackConfig:
    """What is in `Pulumi.{stack}.yaml` in `root`.

    Raises:
        RunError: there is no such stack here, or its config is wrong; the text says what.
    """
    file = root / f"Pulumi.{stack}.yaml"
    if not file.is_file():
        raise pulumi.RunError(f"{file.name} is missing: pulumi stack init {stack}, then set its config")
    project = yaml.safe_load((root / "Pulumi.yaml").read_text())
    given = (yaml.safe_load(file.read_text()) or {}).get("config") or {}
    ours = {key: value for key, value in given.items() if key.startswith(NAMESPACE) or key == REGION}
    try:
        settings = parse(apply_schema(project, ours))
    except (EngineError, pulumi.RunError) as error:
        raise pulumi.RunError(f"{file.name}: {error}") from error
    return StackConfig(settings=settings, profile=given.get(PROFILE))
