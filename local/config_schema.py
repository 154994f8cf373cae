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
    for name, declared in (project.get("config") or {}).items():
        key = name if ":" in name else f"{project['name']}:{name}"
        schema = declared if isinstance(declared, dict) else {"default": declared}
        if key not in complete:
            complete[key] = _default(key, schema)
        if not _is_of_type(schema, complete[key]):
            raise EngineError(f"config {key} must be {_article(schema)}")
    return {key: value if isinstance(value, str) else json.dumps(value) for key, value in complete.items()}


def _default(key: str, schema: Mapping[str, Any]) -> object:
    for name in ("default", "value"):
        if name in schema:
            return schema[name]
    raise EngineError(f"config {key} is missing: it has no default")


def _is_of_type(schema: Mapping[str, Any], value: object) -> bool:
    match schema.get("type"):
        case "integer":
            text = isinstance(value, str) and INTEGER.fullmatch(value) is not None
            return text or (isinstance(value, int) and not isinstance(value, bool))
        case "boolean":
            return isinstance(value, bool) or value in {"true", "false"}
        case "array":
            return isinstance(value, list) and all(_is_of_type(schema["items"], item) for item in value)
        case "string":
            return isinstance(value, str)
        case "object":
            return isinstance(value, dict)
        case _:
            return True


def _article(schema: Mapping[str, Any]) -> str:
    kind = schema["type"]
    if kind == "array":
        return f"an array of {schema['items']['type']}s"
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
