"""Step Functions state machines."""

from typing import Any

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType
from tools.local_provider.single_calls import delete_call, omit, refuse_removal

SERVICE = "stepfunctions"
IMMUTABLE = {"name", "type"}


def create_state_machine(aws: Aws, inputs: Inputs) -> Created:
    """Creates a state machine."""
    arn = aws.call(SERVICE, "CreateStateMachine", _machine(inputs))["stateMachineArn"]
    return Created(arn, {"arn": arn})


def update_state_machine(aws: Aws, change: Change) -> None:
    """Changes the definition for new executions; running ones keep theirs."""
    refuse_removal(change)
    machine = omit(_machine(change.new), "tags", *IMMUTABLE)
    aws.call(SERVICE, "UpdateStateMachine", {"stateMachineArn": change.state.id, **machine})


def _machine(inputs: Inputs) -> dict[str, Any]:
    """Returns the properties, with `logDestination` as a list, as in AWS."""
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
