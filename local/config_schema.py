"""Applies the config schema of `Pulumi.yaml`: types, defaults, required keys.

The rules are those of the Pulumi CLI, whose engine isn't needed for it here:
https://www.pulumi.com/docs/iac/concepts/projects/project-file/
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from local.engine_error import EngineError

INTEGER = re.compile(r"[+-]?[0-9]+")


def apply_schema(project: Mapping[str, Any], config: Mapping[str, Any]) -> dict[str, str]:
    """Return `config` (full keys, such as `"task-reminder:senderEmail"`) with the defaults, as texts.

    Raises `EngineError` naming the key that is missing or of another type. Unknown keys pass, as in the CLI.
    """
    complete = dict(config)
    for name, schema in (project.get("config") or {}).items():
        key = f"{project['name']}:{name}"
        if key not in complete:
            if "default" not in schema:
                raise EngineError(f"config {key} is missing: it has no default")
            complete[key] = schema["default"]
        if not _is_of_type(schema, complete[key]):
            raise EngineError(f"config {key} must be {_in_words(schema)}")
    return {key: value if isinstance(value, str) else json.dumps(value) for key, value in complete.items()}


def _is_of_type(schema: Mapping[str, Any], value: object) -> bool:
    match schema["type"]:
        case "string":
            return isinstance(value, str)
        case "boolean":
            return isinstance(value, bool) or value in {"true", "false"}
        case "integer":
            text = isinstance(value, str) and INTEGER.fullmatch(value) is not None
            return text or (isinstance(value, int) and not isinstance(value, bool))
        case "array":
            return isinstance(value, list) and all(_is_of_type(schema["items"], item) for item in value)
        case other:
            raise EngineError(f"Pulumi.yaml: the config type '{other}' isn't known here")


def _in_words(schema: Mapping[str, Any]) -> str:
    if schema["type"] == "array":
        return f"an array of {schema['items']['type']}s"
    return f"{'an' if schema['type'] == 'integer' else 'a'} {schema['type']}"
