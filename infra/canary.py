"""The canary's function with its EventBridge schedule."""

import pulumi

from infra.common.config import Settings
from infra.common.lambda_function import LambdaFunction, LambdaFunctionArgs, deferred_text
from infra.common.naming import Names
from infra.common.policies import Statement
from infra.common.schedule import schedule
from infra.common.table_access import deny_hash_key
from infra.state_machine import ReminderStateMachine
from infra.table import ReminderTable
from workers.environment import CanarySettings
from workflow.storage.schema import BY_STATE

CANARY_EVERY_SECONDS = 900
EXPRESSION = "cron(5,20,35,50 * * * ? *)"
"""Each run is in a quarter of an hour of its own, since EventBridge schedules are precise to a minute.

https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
"""

FUNCTION_SECONDS = 120
"""Longer than all calls of a run if each first attempt times out. If the table is down, a run ends sooner."""


class Canary(pulumi.ComponentResource):
    """Runs the canary every quarter of an hour: it creates a reminder and checks the previous ones.

    `code` is the sweep's package, which also holds the canary's handler.
    """

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
        super().__init__("task-reminder:workers:Canary", name)
        self.function = LambdaFunction(
            name,
            LambdaFunctionArgs(
                description="Makes a reminder that nobody reads, and tells whether the former ones were sent",
                names=names,
                code=code,
                handler="workers.canary.handler",
                environment=CanarySettings(
                    table_name=deferred_text(table.name), state_machine_arn=deferred_text(state_machine.arn)
                ),
                statements=[
                    Statement(
                        actions=["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
                        resources=[table.arn],
                    ),
                    deny_hash_key(table.arn, "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"),
                    Statement(actions=["dynamodb:Query"], resources=[table.index_arn(BY_STATE)]),
                    Statement(actions=["states:StartExecution"], resources=[state_machine.arn]),
                ],
                timeout_seconds=FUNCTION_SECONDS,
                log_retention_days=settings.log_retention_days,
            ),
            pulumi.ResourceOptions(parent=self),
        )
        schedule(
            name,
            names=names,
            function=self.function,
            description="the canary",
            expression=EXPRESSION,
            max_age_seconds=CANARY_EVERY_SECONDS // 3,  # so that it runs in its own quarter
            parent=self,
        )
        self.register_outputs({"functionName": self.function.name})
