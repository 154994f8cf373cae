"""Reads executions of the state machine on a running system."""

from typing import Any

from tests.stack import Stack


def timer_arn(stack: Stack, reminder_id: str, generation: int) -> str:
    """Returns the ARN of a reminder's execution."""
    executions = stack.outputs["stateMachineArn"].replace(":stateMachine:", ":execution:")
    return f"{executions}:{reminder_id}-g{generation}"


def status(stack: Stack, arn: str) -> str:
    """Returns the status of an execution."""
    found: dict[str, Any] = stack.aws.client("stepfunctions").describe_execution(executionArn=arn)
    return str(found["status"])
