"""Creates, deletes and changes that are one AWS call each."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from botocore import xform_name

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Created, Inputs, NotChangeable, Recorded


def creating(
    service: str, operation: str, renames: Mapping[str, str] | None = None, *, id_from: str
) -> Callable[[Aws, Inputs], Created]:
    """A create by one call; `id_from` is the member of its answer, or else the property, that is the id."""

    def create(aws: Aws, inputs: Inputs) -> Created:
        return Created({**inputs, **aws.call(service, operation, inputs, renames)}[id_from])

    return create


def deleting(service: str, operation: str, **members: str) -> Callable[[Aws, Recorded], None]:
    """A delete by one call; `members` gives the property (or `id`) that each member of its input has."""

    def delete(aws: Aws, recorded: Recorded) -> None:
        values = {**recorded.properties, "id": recorded.id}
        arguments = {member: values[name] for member, name in members.items()}
        getattr(aws.client(service), xform_name(operation))(**arguments)

    return delete


def updating(
    service: str,
    operation: str,
    renames: Mapping[str, str] | None = None,
    *,
    id_as: str = "",
    but: Collection[str] = (),
) -> Callable[[Aws, Change], None]:
    """A change by one call, with all the properties that the resource has now.

    `id_as` is the member that takes the resource's id, `but` are properties that the call doesn't take.
    """

    def update(aws: Aws, change: Change) -> None:
        refuse_removal(change)
        id_ = {id_as: change.recorded.id} if id_as else {}
        aws.call(service, operation, id_ | left_out(change.new, "tags", *but), renames)

    return update


def written_anew(create: Callable[[Aws, Inputs], Created]) -> Callable[[Aws, Change], None]:
    """A change that is the create once more: AWS writes such a resource over."""

    def update(aws: Aws, change: Change) -> None:
        create(aws, change.new)

    return update


def refuse_removal(change: Change, *removable: str) -> None:
    """Raise `NotChangeable` for a property that is gone, so that AWS's call for changes doesn't keep it."""
    if gone := change.names - change.new.keys() - set(removable):
        raise NotChangeable(f"{', '.join(sorted(gone))} can't be taken away: give it another value")


def refuse_all_but(change: Change, *names: str) -> None:
    """Raise `NotChangeable` where another property differs than these."""
    if others := change.names - set(names):
        raise NotChangeable(f"{', '.join(sorted(others))} can't be changed here")


def left_out(properties: Inputs, *names: str) -> dict[str, Any]:
    """The properties without those that are named."""
    return {name: value for name, value in properties.items() if name not in names}


def picked(properties: Inputs, *names: str) -> dict[str, Any]:
    """Those of the properties that are named and there."""
    return {name: properties[name] for name in names if name in properties}
