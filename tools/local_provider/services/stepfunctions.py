"""Step Functions state machines."""

from typing import Any

from tools.local_provider.aws_clients import Aws
from tools.local_provider.by_call import deleting, left_out, refuse_removal
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType

SERVICE = "stepfunctions"
FIXED = {"name", "type"}


def create_state_machine(aws: Aws, inputs: Inputs) -> Created:
    """Make a state machine."""
    arn = aws.call(SERVICE, "CreateStateMachine", _machine(inputs))["stateMachineArn"]
    return Created(arn, {"arn": arn})


def update_state_machine(aws: Aws, change: Change) -> None:
    """Change what new executions do; those that run go on with the definition that they started with."""
    refuse_removal(change)
    machine = left_out(_machine(change.new), "tags", *FIXED)
    aws.call(SERVICE, "UpdateStateMachine", {"stateMachineArn": change.recorded.id, **machine})


def _machine(inputs: Inputs) -> dict[str, Any]:
    """The properties, with `logDestination` as the one destination that AWS has a list for."""
    machine = dict(inputs)
    if logging := dict(inputs.get("loggingConfiguration", {})):
        group = {"cloudWatchLogsLogGroup": {"logGroupArn": logging.pop("logDestination")}}
        machine["loggingConfiguration"] = {**logging, "destinations": [group]}
    return machine


RESOURCE_TYPES = {
    "aws:sfn/stateMachine:StateMachine": ResourceType(
        create_state_machine,
        deleting(SERVICE, "DeleteStateMachine", stateMachineArn="id"),
        update_state_machine,
        fixed=FIXED,
    )
}
