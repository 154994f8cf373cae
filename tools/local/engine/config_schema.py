"""Applies the config schema of `Pulumi.yaml` like the Pulumi CLI: defaults and required keys.

The types of values are checked by `infra.common.config`.
https://www.pulumi.com/docs/iac/concepts/projects/project-file/
"""

import json
from collections.abc import Mapping
from typing import Any

from tools.local.engine.engine_error import EngineError


def apply_schema(project: Mapping[str, Any], config: Mapping[str, Any]) -> dict[str, str]:
    """Returns `config` (full keys, such as `"task-reminder:senderEmail"`) with the defaults, as texts.

    Raises `EngineError` naming a key that is missing. Unknown keys pass, as in the CLI.
    """
    complete = dict(config)
    for name, schema in (project.get("config") or {}).items():
        key = f"{project['name']}:{name}"
        if key not in complete:
            if "default" not in schema:
                raise EngineError(f"config {key} is missing: it has no default")
            complete[key] = schema["default"]
    return {key: value if isinstance(value, str) else json.dumps(value) for key, value in complete.items()}
