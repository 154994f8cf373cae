"""Deploys the real state machine, its table and a scripted worker to an interpreter."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import boto3

from tests.aws import create_table
from tests.new_reminder import new_reminder
from tests.parts.machine import scripted_worker
from tests.patience import PATIENCE_SECONDS
from workflow.machine.definition import definition
from workflow.machine.timers import NotArmed, Timers, execution_name
from workflow.reminders.reminder import Draft, Reminder
from workflow.storage.item import from_item, to_item
from workflow.storage.store import ReminderStore

OWNER = "nora"
RETENTION = timedelta(days=90)
SENDER_ID = "REMINDER"
SESSION = boto3.Session()
"""Shared by all tests: it reads each service's model once."""


@dataclass(frozen=True)
class ExecutionResult:
    """The result of an execution: its status, its error, and its reminder's record afterwards."""

    status: str
    error: str | None
    record: Reminder | None


@dataclass
class Machine:
    """A deployed state machine; `client` creates the interpreter's AWS clients, `attempts` is a folder."""

    client: Callable[[str], Any]
    attempts: Path
    sent_sms: Callable[[str], list[str]]
    fail_sms: Callable[[str], object]
    edit: Callable[[str], str] = str
    test_case: str = ""
    table: str = field(init=False)
    arn: str = field(init=False)

    def __post_init__(self) -> None:
        self.table = create_table(self.client("dynamodb"))
        self.dynamodb, self.stepfunctions = self.client("dynamodb"), self.client("stepfunctions")
        self.store = ReminderStore(self.dynamodb, self.table, RETENTION)
        role = self._role()
        worker = self._function(scripted_worker, role)
        response = self.stepfunctions.create_state_machine(
            name="reminder",
            roleArn=role,
            definition=self.edit(definition(table=self.table, worker=worker, sms_sender_id=SENDER_ID)),
        )
        self.arn = response["stateMachineArn"]

    def new(self, preference: str, *, email: str = "taken", phone: str = "+61491570156") -> Reminder:
        """Returns a due reminder that is not stored; `email` is the worker's script."""
        now = datetime.now(UTC)
        draft = Draft(
            preference="both",
            message="Ring Zoë 👋\n\u05e9\u05dc\u05d5\u05dd",
            email=f"{email}@example.org",
            phone=phone,
            due_at=now.replace(microsecond=0) - timedelta(days=1),
        )
        reminder = new_reminder(draft, owner=OWNER, now=now, change_id="c1", retention=RETENTION)
        unchecked: Any = preference
        return replace(reminder, preference=unchecked)

    def put(self, reminder: Reminder) -> Reminder:
        """Writes the record, and returns it as read back."""
        item = to_item(reminder)
        self.dynamodb.put_item(TableName=self.table, Item=item)
        return from_item(item)

    def run(self, reminder: Reminder, meanwhile: Callable[[], object] | None = None) -> ExecutionResult:
        """Starts the reminder's timer and waits until its execution has ended.

        Runs `meanwhile` while the worker holds the email (script `held`).
        """
        timers = Timers(self.stepfunctions, self.arn + self.test_case, self.store)
        assert timers.start(reminder, datetime.now(UTC)) is not NotArmed.FAILED
        if meanwhile is not None:
            wait_until(lambda: self.emails(reminder) > 0)
            meanwhile()
            (self.attempts / f"{reminder.id}.released").touch()
        wait_until(lambda: self._execution(reminder)["status"] != "RUNNING")
        execution = self._execution(reminder)
        record = self.store.get(OWNER, reminder.id)
        return ExecutionResult(execution["status"], execution.get("error"), record)

    def _execution(self, reminder: Reminder) -> Mapping[str, Any]:
        described: Mapping[str, Any] = self.stepfunctions.describe_execution(
            executionArn=self.execution_arn(reminder)
        )
        return described

    def execution_arn(self, reminder: Reminder) -> str:
        """Returns the ARN of the reminder's execution, which the claim writes as `claimedBy`."""
        return f"{self.arn.replace(':stateMachine:', ':execution:')}:{execution_name(reminder)}"

    def emails(self, reminder: Reminder) -> int:
        """Returns the number of the worker's calls for the reminder."""
        file = self.attempts / reminder.id
        return file.stat().st_size if file.exists() else 0

    def failures(self, reminder: Reminder) -> int:
        """Returns the number of failed attempts in the reminder's execution."""
        pages = self.stepfunctions.get_paginator("get_execution_history").paginate(
            executionArn=self.execution_arn(reminder)
        )
        return sum(event["type"] == "TaskFailed" for page in pages for event in page["events"])

    def _function(self, module: ModuleType, role: str) -> str:
        file = Path(str(module.__file__))
        response = self.client("lambda").create_function(
            FunctionName=file.stem,
            Runtime="python3.13",
            Role=role,
            Handler=f"{file.stem}.handler",
            Code={"ZipFile": _zip(file)},
            Environment={"Variables": {"ATTEMPTS": str(self.attempts)}},
        )
        arn: str = response["FunctionArn"]
        return arn

    def _role(self) -> str:
        response = self.client("iam").create_role(RoleName="reminder", AssumeRolePolicyDocument=TRUST)
        arn: str = response["Role"]["Arn"]
        return arn


def wait_until(happened: Callable[[], bool]) -> None:
    """Polls a condition, since the interpreters use their own threads and processes."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not happened():
        assert time.monotonic() < deadline, f"it takes more than {PATIENCE_SECONDS} s"
        time.sleep(0.01)


TRUST = (
    '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",'
    ' "Principal": {"Service": ["lambda.amazonaws.com", "states.amazonaws.com"]}}]}'
)


def client_maker(**options: str) -> Callable[[str], Any]:
    """Returns a function that creates boto3 clients with the same options for any service."""
    make: Any = SESSION.client
    return lambda service: make(service, **options)


def _zip(file: Path) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.write(file, file.name)
    return archive.getvalue()
