"""The sweep with its schedule."""

from datetime import timedelta

import pulumi
import pulumi_aws as aws

from infra.common.config import Settings
from infra.common.lambda_function import LambdaFunction, LambdaFunctionArgs, later
from infra.common.naming import Names
from infra.common.policies import Statement, document, on_behalf_of, trust
from infra.state_machine import ReminderStateMachine
from infra.table import ReminderTable
from workers.environment import SweepSettings
from workflow.storage.schema import WATCHED

SWEEP_EVERY_SECONDS = 300
SWEEP_SECONDS = SWEEP_EVERY_SECONDS - 10  # one sweep ends before the next begins
SWEEP_MEGABYTES = 1769
"""One processor's worth, which is all that Python's threads can use.

https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html; docs/adr/0015-pace-of-the-sweep.md
"""


class Sweep(pulumi.ComponentResource):
    """The function that makes good what was missed, and the schedule that runs it every five minutes."""

    def __init__(
        self,
        name: str,
        *,
        names: Names,
        settings: Settings,
        code: pulumi.Archive,
        table: ReminderTable,
        state_machine: ReminderStateMachine,
    ) -> None:
        super().__init__("task-reminder:workers:Sweep", name)
        self.function = LambdaFunction(
            name,
            LambdaFunctionArgs(
                description="Starts the timers that are missing and closes the reminders that are stuck",
                names=names,
                code=code,
                handler="workers.sweep.handler",
                environment=SweepSettings(
                    table_name=later(table.name),
                    state_machine_arn=later(state_machine.arn),
                    retention=timedelta(days=settings.retention_days),
                ),
                statements=[
                    Statement(actions=["dynamodb:Query"], resources=[table.index_arn(WATCHED)]),
                    Statement(actions=["dynamodb:GetItem", "dynamodb:UpdateItem"], resources=[table.arn]),
                    Statement(actions=["states:StartExecution"], resources=[state_machine.arn]),
                ],
                timeout_seconds=SWEEP_SECONDS,
                memory_megabytes=SWEEP_MEGABYTES,
                log_retention_days=settings.log_retention_days,
            ),
            pulumi.ResourceOptions(parent=self),
        )
        self._schedule(name, names)
        self.register_outputs({"functionName": self.function.name})

    def _schedule(self, name: str, names: Names) -> None:
        child = pulumi.ResourceOptions(parent=self)
        group = aws.scheduler.ScheduleGroup(f"{name}-schedules", name=names.of(name), opts=child)
        role = aws.iam.Role(
            f"{name}-schedule-role",
            name=names.of(f"{name}-schedule"),
            description="Lets the schedule invoke the sweep",
            # A schedule's role can be narrowed to its group, not to the schedule:
            # https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
            assume_role_policy=trust("scheduler.amazonaws.com", on_behalf_of(names.account_id, group.arn)),
            opts=child,
        )
        policy = aws.iam.RolePolicy(
            f"{name}-schedule-policy",
            name=names.of(f"{name}-schedule"),
            role=role.name,
            policy=document(Statement(actions=["lambda:InvokeFunction"], resources=[self.function.arn])),
            opts=child,
        )
        aws.scheduler.Schedule(
            f"{name}-schedule",
            name=names.of(name),
            group_name=group.name,
            description="Runs the sweep",
            schedule_expression="rate(5 minutes)",
            flexible_time_window={"mode": "OFF"},
            target={
                "arn": self.function.arn,
                "role_arn": role.arn,
                # Of handing the event to Lambda, which queues it and repeats it by rules of its own:
                # https://docs.aws.amazon.com/lambda/latest/dg/with-eventbridge-scheduler.html
                "retry_policy": {
                    "maximum_event_age_in_seconds": SWEEP_EVERY_SECONDS,
                    "maximum_retry_attempts": 2,
                },
            },
            opts=pulumi.ResourceOptions(parent=self, depends_on=[policy]),
        )
