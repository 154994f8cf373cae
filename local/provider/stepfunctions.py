"""Step Functions state machines."""

from local.provider.aws_clients import Aws
from local.provider.resource_type import Created, Inputs, ResourceType


def create_state_machine(aws: Aws, inputs: Inputs) -> Created:
    """Make a state machine; its `logDestination` becomes the one destination that AWS has a list for."""
    machine = dict(inputs)
    if logging := dict(inputs.get("loggingConfiguration", {})):
        group = {"cloudWatchLogsLogGroup": {"logGroupArn": logging.pop("logDestination")}}
        machine["loggingConfiguration"] = {**logging, "destinations": [group]}
    arn = aws.call("stepfunctions", "CreateStateMachine", machine)["stateMachineArn"]
    return Created(arn, {"arn": arn})


RESOURCE_TYPES = {"aws:sfn/stateMachine:StateMachine": ResourceType(create_state_machine)}
