"""The config schema of `Pulumi.yaml`: what passes, what is added, what is refused and how it is named."""

from typing import Any

import pytest

from local.config_schema import apply_schema
from local.engine_error import EngineError


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
def test_a_value_of_the_type_passes_as_the_text_that_pulumi_reads(
    schema: dict[str, Any], value: object, text: str
) -> None:
    assert applied(schema, key=value) == {"demo:key": text}


@pytest.mark.parametrize(
    ("schema", "value", "wanted"),
    [
        ({"type": "string"}, 7, "a string"),
        ({"type": "integer"}, "abc", "an integer"),
        ({"type": "integer"}, "7.5", "an integer"),
        ({"type": "integer"}, "7\n", "an integer"),
        ({"type": "integer"}, 7.0, "an integer"),
        ({"type": "integer"}, True, "an integer"),
        ({"type": "boolean"}, "yes", "a boolean"),
        ({"type": "array", "items": {"type": "string"}}, "AU", "an array of strings"),
        ({"type": "array", "items": {"type": "string"}}, ["AU", 1], "an array of strings"),
    ],
)
def test_a_value_of_another_type_is_refused_by_its_key(
    schema: dict[str, Any], value: object, wanted: str
) -> None:
    with pytest.raises(EngineError, match=f"^config demo:key must be {wanted}$"):
        applied(schema, key=value)


def test_a_default_stands_in_for_what_is_not_given() -> None:
    schema = {"type": "integer", "default": 90}
    assert applied(schema) == {"demo:key": "90"}
    assert applied(schema, key=7) == {"demo:key": "7"}


def test_what_has_no_default_is_required() -> None:
    with pytest.raises(EngineError, match=r"^config demo:key is missing: it has no default$"):
        applied({"type": "string"})


def test_keys_without_a_schema_pass() -> None:
    project = {"name": "demo", "config": {"key": {"type": "string", "default": ""}}}
    given = {"demo:other": "x", "aws:region": "eu-west-1"}
    assert apply_schema(project, given) == {**given, "demo:key": ""}


def test_a_type_that_is_not_known_here_is_refused() -> None:
    with pytest.raises(EngineError, match="the config type 'object' isn't known here"):
        applied({"type": "object"}, key={})
