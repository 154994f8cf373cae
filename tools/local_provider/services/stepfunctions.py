"""Step Functions state machines."""

from typing import Any

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType
from tools.local_provider.single_calls import delete_call, omit, refuse_removal

SERVICE = "stepfunctions"
IMMUTABLE = {"name", "type"}


def create_state_machine(aws: Aws, inputs: Inputs) -> Created:
    """Make a state machine."""
    arn = aws.call(SERVICE, "CreateStateMachine", _machine(inputs))["stateMachineArn"]
    return Created(arn, {"arn": arn})


def update_state_machine(aws: Aws, change: Change) -> None:
    """Change what new executions do; running ones keep the definition that they started with."""
    refuse_removal(change)
    machine = omit(_machine(change.new), "tags", *IMMUTABLE)
    aws.call(SERVICE, "UpdateStateMachine", {"stateMachineArn": change.state.id, **machine})


def _machine(inputs: Inputs) -> dict[str, Any]:
    """The properties, with `logDestination` as the list that AWS has."""
    machine = dict(inputs)
    if logging := dict(inputs.get("loggingConfiguration", {})):
        group = {"cloudWatchLogsLogGroup": {"logGroupArn": logging.pop("logDestination")}}
        machine["loggingConfiguration"] = {**logging, "destinations": [group]}
    return machine


RESOURCE_TYPES = {
    "aws:sfn/stateMachine:StateMachine": ResourceType(
        create_state_machine,
        delete_call(SERVICE, "DeleteStateMachine", stateMachineArn="id"),
        update_state_machine,
        immutable=IMMUTABLE,
    )
}
