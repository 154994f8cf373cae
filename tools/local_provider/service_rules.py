"""Checks calls against AWS's service models beyond boto3: enums, lengths, ranges, patterns.

botocore has each service's rules, but checks only types, required members and minimum lengths. An emulator or
a mock then accepts what AWS would reject.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import regex
from botocore.model import ListShape, MapShape, OperationModel, Shape, StringShape, StructureShape

EVENT = "before-parameter-build"
"""botocore's event with the parameters of a call, for its handlers in a session or of every session."""

EXCEPTIONS: Mapping[tuple[str, str], str] = {
    ("dynamodb", "AutoScalingRoleArn"): "its pattern has halves of UTF-16 pairs, which are not characters",
}
"""Patterns that can't be checked, by service and shape, each with the reason."""

TOO_NARROW: Mapping[tuple[str, str], str] = {
    ("cognito-idp", "DomainType"): "it is that of a prefix, and the same call takes auth.example.com",
}
"""Patterns that reject values which AWS's own page shows, each with the reason.

https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html
"""

UNCHECKED = EXCEPTIONS.keys() | TOO_NARROW.keys()


class RuleViolation(ValueError):
    """A call that AWS would reject; the message has the operation, and each property with its rule."""


def enforce(params: Mapping[str, Any], model: OperationModel, **_: object) -> None:
    """Checks one call against its service's rules, as a botocore handler of `EVENT`.

    Raises `RuleViolation`. Values are not repeated: some are secret.
    """
    if broken := [f"{path} {rule}" for path, rule in problems(params, model)]:
        raise RuleViolation(f"{model.service_model.service_name} {model.name}: {'; '.join(broken)}")


def problems(params: Mapping[str, Any], model: OperationModel) -> Iterator[tuple[str, str]]:
    """Yields the path of each value that breaks a rule, such as `Tags[0].Key`, and the rule."""
    if model.input_shape is not None:
        yield from _value(model.service_model.service_name, model.input_shape, params, "")


def _value(service: str, shape: Shape, value: object, path: str) -> Iterator[tuple[str, str]]:
    match shape, value:
        case StructureShape(), Mapping():
            for name in shape.members.keys() & value.keys():
                yield from _value(service, shape.members[name], value[name], f"{path}.{name}".lstrip("."))
        case ListShape(), list() | tuple():
            yield from _bounds(shape, len(value), path, "items")
            for index, item in enumerate(value):
                yield from _value(service, shape.member, item, f"{path}[{index}]")
        case MapShape(), Mapping():
            yield from _bounds(shape, len(value), path, "entries")
            for key, item in value.items():
                yield from _value(service, shape.key, key, f"{path}.{key} (the key)")
                yield from _value(service, shape.value, item, f"{path}.{key}")
        case StringShape(), str():
            yield from _text(service, shape, value, path)
        case _, bytes() | bytearray():
            yield from _bounds(shape, len(value), path, "bytes")
        case _, int() | float() if not isinstance(value, bool):
            yield from _bounds(shape, value, path, "")


def _text(service: str, shape: StringShape, text: str, path: str) -> Iterator[tuple[str, str]]:
    if shape.enum and text not in shape.enum:
        yield path, f"must be one of {', '.join(shape.enum)}"
    yield from _bounds(shape, len(text), path, "characters")
    pattern = shape.metadata.get("pattern")
    if pattern and (service, shape.name) not in UNCHECKED and not _whole(pattern)(text):
        yield path, f"must match {pattern}"


@cache
def _whole(pattern: str) -> Callable[[str], object]:
    """Returns a full matcher, as in the services. As in Java, `\\w` is ASCII while `\\p{L}` is Unicode."""
    return regex.compile(pattern, regex.UNICODE if r"\p{" in pattern else regex.ASCII).fullmatch


def _bounds(shape: Shape, size: float, path: str, unit: str) -> Iterator[tuple[str, str]]:
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if least is not None and size < least:
        yield path, f"must be at least {least} {unit}".rstrip()
    if most is not None and size > most:
        yield path, f"must be at most {most} {unit}".rstrip()
