"""Tests the config schema of `Pulumi.yaml`: accepted values, defaults, and required keys."""

from typing import Any

import pytest

from tools.local.engine.config_schema import apply_schema
from tools.local.engine.engine_error import EngineError


def applied(schema: dict[str, Any], **config: object) -> dict[str, str]:
    project = {"name": "demo", "config": {"key": schema}}
    return apply_schema(project, {f"demo:{name}": value for name, value in config.items()})


@pytest.mark.parametrize(
    ("schema", "value", "text"),
    [
        ({"type": "string"}, "a", "a"),
        ({"type": "integer"}, 7, "7"),
        ({"type": "integer"}, "-7", "-7"),
        ({"type": "boolean"}, True, "true"),
        ({"type": "boolean"}, "false", "false"),
        ({"type": "array", "items": {"type": "string"}}, ["AU", "NZ"], '["AU", "NZ"]'),
        ({"type": "array", "items": {"type": "integer"}}, [], "[]"),
    ],
)
def test_a_valid_value_is_converted_to_the_text_that_pulumi_reads(
    schema: dict[str, Any], value: object, text: str
) -> None:
    assert applied(schema, key=value) == {"demo:key": text}


def test_a_missing_value_gets_the_default() -> None:
    schema = {"type": "integer", "default": 90}
    assert applied(schema) == {"demo:key": "90"}
    assert applied(schema, key=7) == {"demo:key": "7"}


def test_a_key_without_default_is_required() -> None:
    with pytest.raises(EngineError, match=r"^config demo:key is missing: it has no default$"):
        applied({"type": "string"})


def test_keys_without_a_schema_are_accepted() -> None:
    project = {"name": "demo", "config": {"key": {"type": "string", "default": ""}}}
    given = {"demo:other": "x", "aws:region": "eu-west-1"}
    assert apply_schema(project, given) == {**given, "demo:key": ""}
