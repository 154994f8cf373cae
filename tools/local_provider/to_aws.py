"""Converts a resource's properties to the input of an AWS call.

Most names in pulumi-aws and botocore differ only in case, so names are compared without case. Other
differences are given as renames; a property that the call doesn't have is an error, so that no declaration
of the program is ignored.
"""

from collections.abc import Collection, Mapping
from typing import Any

from botocore.model import ListShape, MapShape, OperationModel, Shape, StructureShape


class UnmappedProperty(ValueError):
    """A property that the AWS call doesn't have."""


def to_aws(
    operation: OperationModel, inputs: Mapping[str, Any], renames: Mapping[str, str]
) -> dict[str, Any]:
    """Returns `inputs` as the members of the operation's input.

    `renames` gives the AWS name of a property by its path, such as `{"origins.originId": "Id"}`; a list's
    items have the path of the list. Types, lengths and required members are checked by botocore.
    Raises `UnmappedProperty`.
    """
    shape = operation.input_shape
    return _structure(shape, inputs, renames, "") if isinstance(shape, StructureShape) else {}


def _value(shape: Shape, value: object, renames: Mapping[str, str], path: str) -> object:
    match shape, value:
        case StructureShape(), list() | Mapping() if _wraps_items(shape, value):
            items = _value(shape.members["Items"], value, renames, path)
            return {"Items": items} | ({"Quantity": len(value)} if "Quantity" in shape.members else {})
        case StructureShape(), Mapping():
            return _structure(shape, value, renames, path)
        case ListShape(), Mapping() if (pair := _key_and_value(shape.member)) is not None:
            return [dict(zip(pair, item, strict=True)) for item in value.items()]
        case ListShape(), list():
            return [_value(shape.member, item, renames, path) for item in value]
        case MapShape(), Mapping():
            return {key: _value(shape.value, item, renames, path) for key, item in value.items()}
        case _:
            return value


def _structure(
    shape: StructureShape, value: Mapping[str, Any], renames: Mapping[str, str], path: str
) -> dict[str, Any]:
    names = {name.lower(): name for name in shape.members}
    members: dict[str, Any] = {}
    for key, item in value.items():
        here = f"{path}.{key}".lstrip(".")
        name = names.get(renames.get(here, key).lower())
        if name is None:
            raise UnmappedProperty(f"property '{here}' does not exist in {shape.name}")
        members[name] = _value(shape.members[name], item, renames, here)
    if "Quantity" in shape.required_members:  # CloudFront counts its lists
        members.setdefault("Quantity", len(members.get("Items", [])))
    return members


def _wraps_items(shape: StructureShape, value: Collection[Any]) -> bool:
    """Returns whether AWS nests the value one level deeper, as CloudFront does with lists and tags."""
    return shape.members.keys() == {"Items"} or (isinstance(value, list) and "Items" in shape.members)


def _key_and_value(shape: Shape) -> tuple[str, ...] | None:
    """Returns the member names of a list's items if these are pairs, like AWS's tags."""
    names = tuple(shape.members) if isinstance(shape, StructureShape) else ()
    return names if [name.lower() for name in names] == ["key", "value"] else None
