"""The sweep's function with its EventBridge schedule."""

from datetime import timedelta

import pulumi

from infra.common.config import Settings
from infra.common.lambda_function import LambdaFunction, LambdaFunctionArgs, deferred_text
from infra.common.naming import Names
from infra.common.policies import Statement
from infra.common.schedule import schedule
from infra.common.table_access import allow_reading_marks, deny_hash_key
from infra.sign_in.sign_in import SignIn
from infra.state_machine import ReminderStateMachine
from infra.table import ReminderTable
from workers.environment import SweepSettings
from workflow.storage.schema import BY_SCHEDULE, WATCHED

SWEEP_EVERY_SECONDS = 300
SWEEP_SECONDS = SWEEP_EVERY_SECONDS - 10  # a sweep ends before the next one begins
SWEEP_MEGABYTES = 1769
"""One whole processor. Python's threads can't use more.

https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html; docs/adr/0015-pace-of-the-sweep.md
"""


class Sweep(pulumi.ComponentResource):
    """The function that repairs missed timers and makes schedules' reminders, run every five minutes."""

    def __init__(
        self,
        name: str,
        *,
        names: Names,
        settings: Settings,
        code: pulumi.Archive,
        table: ReminderTable,
        state_machine: ReminderStateMachine,
        sign_in: SignIn,
    ) -> None:
        super().__init__("task-reminder:workers:Sweep", name)
        self.function = LambdaFunction(
            name,
            LambdaFunctionArgs(
                description="Starts missing timers, closes stuck reminders, makes those of schedules",
                names=names,
                code=code,
                handler="workers.sweep.handler",
                environment=SweepSettings(
                    table_name=deferred_text(table.name),
                    state_machine_arn=deferred_text(state_machine.arn),
                    retention=timedelta(days=settings.retention_days),
                    sms_countries=settings.sms_countries,
                    allowed_recipients=settings.allowed_recipients,
                    recipients=settings.recipients or "anyone",
                    sms_parts_per_day=settings.sms_parts_per_day,
                    reminders_per_recipient_per_day=settings.reminders_per_recipient_per_day,
                    program_client_id=deferred_text(sign_in.program_client_id or ""),
                ),
                statements=[
                    Statement(
                        actions=["dynamodb:Query"],
                        resources=[table.index_arn(each) for each in (WATCHED, BY_SCHEDULE)],
                    ),
                    Statement(
                        actions=[
                            "dynamodb:BatchGetItem",
                            "dynamodb:GetItem",
                            "dynamodb:PutItem",
                            "dynamodb:UpdateItem",
                        ],
                        resources=[table.arn],
                    ),
                    deny_hash_key(table.arn, "dynamodb:BatchGetItem", "dynamodb:UpdateItem"),
                    *allow_reading_marks(table.arn),
                    Statement(actions=["states:StartExecution"], resources=[state_machine.arn]),
                    Statement(actions=["states:StopExecution"], resources=[state_machine.executions_arn]),
                ],
                timeout_seconds=SWEEP_SECONDS,
                memory_megabytes=SWEEP_MEGABYTES,
                log_retention_days=settings.log_retention_days,
            ),
            pulumi.ResourceOptions(parent=self),
        )
        schedule(
            name,
            names=names,
            function=self.function,
            description="the sweep",
            expression="rate(5 minutes)",
            max_age_seconds=SWEEP_EVERY_SECONDS,
            parent=self,
        )
        self.register_outputs({"functionName": self.function.name})
