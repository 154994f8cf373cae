"""Tests that AWS's error names are in its models or its runtime, or listed as unproven."""

import re
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

import botocore.session

from tests import ROOT
from tests.parts.machine.rules import State, tasks
from tests.requirements import skip_or_fail
from workers.email_delivery import PERMANENT_ERRORS, THROTTLING_ERRORS
from workflow.machine.definition import parsed
from workflow.reminders.delivery_errors import (
    OPERATORS,
    RECIPIENT_NOT_VERIFIED,
    SENDER_NOT_VERIFIED,
    error_code,
)

MODELS = botocore.session.get_session()
OF_ANY_CALL = {"AccessDeniedException", "Throttling", "ThrottlingException"}
"""https://docs.aws.amazon.com/ses/latest/APIReference-V2/CommonErrors.html, and by its older name."""


def declared(service: str, operation: str) -> set[str]:
    """Returns the errors that AWS's model has for a call."""
    return {error.name for error in MODELS.get_service_model(service).operation_model(operation).error_shapes}


def named(service: str) -> set[str]:
    """Returns the error names of a service in the state machine."""
    names = {name for task in tasks(parsed()).values() for name in _names(task)}
    return {name.partition(".")[2] for name in names if name.startswith(f"{service}.")}


def _names(task: State) -> Iterator[str]:
    for rule in (*task["Retry"], *task.get("Catch", ())):
        yield from rule["ErrorEquals"]


def test_the_email_worker_handles_each_error_that_ses_declares() -> None:
    of_rejected = {RECIPIENT_NOT_VERIFIED, SENDER_NOT_VERIFIED}  # by the message of MessageRejected
    handled = (PERMANENT_ERRORS | THROTTLING_ERRORS | OPERATORS) - of_rejected
    assert handled - OF_ANY_CALL == declared("sesv2", "SendEmail")


def test_the_names_of_dynamodb_and_lambda_are_declared() -> None:
    assert named("DynamoDB") == {"ConditionalCheckFailedException"}
    assert named("DynamoDB") <= declared("dynamodb", "UpdateItem")
    assert named("Lambda") <= declared("lambda", "Invoke")


def test_the_names_of_the_runtime_are_its_own() -> None:
    if find_spec("awslambdaric") is None:
        skip_or_fail("no awslambdaric: it comes with requirements/dev.txt on Linux")
    known = vars(import_module("awslambdaric.lambda_runtime_exception").FaultException).values()
    assert {f"Runtime.{name}" for name in named("Runtime")} <= {
        name for name in known if isinstance(name, str)
    }
    assert len(named("Runtime")) == 3


def test_errors_that_publish_does_not_declare_are_listed_as_unproven() -> None:
    page = (ROOT / "docs" / "first-deployment.md").read_text()
    listed = set(re.findall(r"`SNS\.(\w+)`", page))
    assert named("SNS") - declared("sns", "Publish") == listed - {"AmazonSNSException", "SnsException"}
    assert {error_code(f"SNS.{name}") for name in listed} <= {
        "quota_exceeded",
        "provider_unavailable",
        "invalid_recipient",
    }
