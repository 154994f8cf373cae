"""Compares commands of the AWS CLI with AWS's API models, from which the CLI is generated."""

import shlex

import botocore.session
from botocore import xform_name

SESSION = botocore.session.get_session()
OF_EVERY_COMMAND = {"cli-read-timeout", "max-items", "region", "profile", "query", "output"}


def check(command: str) -> None:
    """Fails if `aws SERVICE OPERATION --option …` does not exist, or lacks a required option.

    Required options of a command without any option are not checked. Each part of a pipe is checked.
    """
    for part in command.split(" | "):
        _check_one(part[part.index("aws ") :])


def _check_one(command: str) -> None:
    _, service, operation, *rest = shlex.split(command)
    if operation == "wait":
        client = SESSION.create_client(service, region_name="us-east-1")
        assert rest[0].replace("-", "_") in client.waiter_names, command
        return
    model = SESSION.get_service_model(service)
    names = {xform_name(name, "-"): name for name in model.operation_names}
    shape = model.operation_model(names[operation]).input_shape
    assert shape is not None
    members = {xform_name(member, "-") for member in shape.members}
    given = {word[2:] for word in rest if word.startswith("--")}
    options = {option if option in members else option.removeprefix("no-") for option in given}
    assert options - OF_EVERY_COMMAND <= members, command
    assert not given or {xform_name(member, "-") for member in shape.required_members} <= options, command
