"""Deletes, reads and changes of tags that are one AWS call each."""

from collections.abc import Callable, Mapping
from typing import Any

from botocore import xform_name

from local.provider.aws_clients import Aws
from local.provider.reported import reported
from local.provider.resource_type import Change, Inputs, Recorded


def deleting(service: str, operation: str, **members: str) -> Callable[[Aws, Recorded], None]:
    """A delete by one call; `members` gives the property (or `id`) that each member of its input has."""

    def delete(aws: Aws, recorded: Recorded) -> None:
        _call(aws, service, operation, members, recorded)

    return delete


def reading(
    service: str, operation: str, answer: str | None, renames: Mapping[str, str] | None = None, **members: str
) -> Callable[[Aws, Recorded], Inputs]:
    """A read by one call, whose answer has the properties in its member `answer`, or in itself.

    `renames` is that of `reported`, `members` that of `deleting`.
    """

    def read(aws: Aws, recorded: Recorded) -> Inputs:
        result = _call(aws, service, operation, members, recorded)
        return reported(result if answer is None else result[answer], recorded.properties, renames)

    return read


def retag(
    aws: Aws,
    service: str,
    resource: Mapping[str, str],
    change: Change,
    operations: tuple[str, str] = ("TagResource", "UntagResource"),
) -> None:
    """Give a resource its new tags and take the old ones; `resource` is how these calls name it."""
    old, new = change.recorded.properties.get("tags", {}), change.new.get("tags", {})
    tag, untag = operations
    if gone := sorted(old.keys() - new.keys()):
        aws.call(service, untag, {**resource, "tagKeys": gone})
    if changed := {key: value for key, value in new.items() if old.get(key) != value}:
        aws.call(service, tag, {**resource, "tags": changed})


class NotRemovable(ValueError):
    """A property that was taken away, for which AWS's call for changes has no default to go back to."""


def refuse_removal(change: Change, *removable: str) -> None:
    """Raise `NotRemovable` for a property that is gone, so that it isn't kept in silence."""
    gone = change.names - change.new.keys() - {"tags", *removable}
    if gone:
        raise NotRemovable(f"{', '.join(sorted(gone))} can't be taken away: give it another value")


def picked(properties: Inputs, *names: str) -> dict[str, Any]:
    """Those of the properties that are named and there."""
    return {name: properties[name] for name in names if name in properties}


def _call(
    aws: Aws, service: str, operation: str, members: Mapping[str, str], recorded: Recorded
) -> dict[str, Any]:
    values = {"id": recorded.id}
    arguments = {member: values.get(name) or recorded.properties[name] for member, name in members.items()}
    answer: dict[str, Any] = getattr(aws.client(service), xform_name(operation))(**arguments)
    return answer
