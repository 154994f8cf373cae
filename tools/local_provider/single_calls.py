"""Builds the creates, deletes and updates that take a single AWS call."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from botocore import xform_name

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Created, Inputs, NotChangeable, State


def create_call(
    service: str, operation: str, renames: Mapping[str, str] | None = None, *, id_from: str
) -> Callable[[Aws, Inputs], Created]:
    """Returns a create by one call; `id_from` is the response member, or else the property, with the id."""

    def create(aws: Aws, inputs: Inputs) -> Created:
        return Created({**inputs, **aws.call(service, operation, inputs, renames)}[id_from])

    return create


def delete_call(service: str, operation: str, **members: str) -> Callable[[Aws, State], None]:
    """Returns a delete by one call; `members` names the property (or `id`) for each input member."""

    def delete(aws: Aws, state: State) -> None:
        values = {**state.properties, "id": state.id}
        arguments = {member: values[name] for member, name in members.items()}
        getattr(aws.client(service), xform_name(operation))(**arguments)

    return delete


def update_call(
    service: str,
    operation: str,
    renames: Mapping[str, str] | None = None,
    *,
    id_as: str = "",
    omitted: Collection[str] = (),
) -> Callable[[Aws, Change], None]:
    """Returns an update by one call, with all current properties of the resource.

    `id_as` is the member for the resource's id, `omitted` are properties that the call doesn't have.
    """

    def update(aws: Aws, change: Change) -> None:
        refuse_removal(change)
        id_ = {id_as: change.state.id} if id_as else {}
        aws.call(service, operation, id_ | omit(change.new, "tags", *omitted), renames)

    return update


def overwrite(create: Callable[[Aws, Inputs], Created]) -> Callable[[Aws, Change], None]:
    """Returns an update by the create call, for resources that AWS overwrites."""

    def update(aws: Aws, change: Change) -> None:
        create(aws, change.new)

    return update


def refuse_removal(change: Change, *removable: str) -> None:
    """Raises `NotChangeable` for a removed property, which AWS's update call would keep."""
    if gone := change.changed - change.new.keys() - set(removable):
        raise NotChangeable(f"{', '.join(sorted(gone))} can't be removed: set another value")


def refuse_other_changes(change: Change, *names: str) -> None:
    """Raises `NotChangeable` if a property other than these differs."""
    if others := change.changed - set(names):
        raise NotChangeable(f"{', '.join(sorted(others))} can't be changed here")


def omit(properties: Inputs, *names: str) -> dict[str, Any]:
    """Returns the properties without the named ones."""
    return {name: value for name, value in properties.items() if name not in names}


def pick(properties: Inputs, *names: str) -> dict[str, Any]:
    """Returns those of the named properties that exist."""
    return {name: properties[name] for name in names if name in properties}
