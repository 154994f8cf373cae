"""The state machine that waits for reminders and delivers them."""

import pulumi
import pulumi_aws as aws

from infra.common.config import Settings
from infra.common.naming import Names
from infra.common.policies import Statement, document, on_behalf_of, trust
from infra.common.table_access import deny_hash_key
from infra.table import ReminderTable
from workflow.machine.definition import definition

LOG_DELIVERY = (
    "logs:CreateLogDelivery",
    "logs:DeleteLogDelivery",
    "logs:DescribeLogGroups",
    "logs:DescribeResourcePolicies",
    "logs:GetLogDelivery",
    "logs:ListLogDeliveries",
    "logs:PutResourcePolicy",
    "logs:UpdateLogDelivery",
)
"""What Step Functions needs to set up logging. None of these actions can be restricted to a log group.

https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
"""


class ReminderStateMachine(pulumi.ComponentResource):
    """The state machine with its role and log group; `executions_arn` matches all its executions."""

    def __init__(
        self,
        name: str,
        *,
        names: Names,
        settings: Settings,
        table: ReminderTable,
        worker_arn: pulumi.Output[str],
        retired_pacer_arn: pulumi.Output[str],
    ) -> None:
        super().__init__("task-reminder:workflow:ReminderStateMachine", name)
        child = pulumi.ResourceOptions(parent=self)
        physical_name = names.of(name)
        log_group = aws.cloudwatch.LogGroup(
            f"{name}-logs",
            name=f"/aws/vendedlogs/states/{physical_name}",
            retention_in_days=settings.log_retention_days,
            opts=child,
        )
        role = aws.iam.Role(
            f"{name}-role",
            name=physical_name,
            description="What an execution may do for its reminder",
            assume_role_policy=trust(
                "states.amazonaws.com",
                # `*`, as AWS documents it: AWS checks this role before the new machine has its ARN.
                # https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html
                on_behalf_of(
                    names.account_id, f"arn:aws:states:{names.region}:{names.account_id}:stateMachine:*"
                ),
            ),
            opts=child,
        )
        policy = aws.iam.RolePolicy(
            f"{name}-policy",
            name=physical_name,
            role=role.name,
            policy=document(*_allowed(table.arn, worker_arn, retired_pacer_arn)),
            opts=child,
        )
        machine = aws.sfn.StateMachine(
            name,
            name=physical_name,
            type="STANDARD",
            role_arn=role.arn,
            definition=pulumi.Output.all(table=table.name, worker=worker_arn).apply(
                lambda made: definition(**made, sms_sender_id=settings.sms_sender_id)
            ),
            logging_configuration={
                "log_destination": pulumi.Output.format("{0}:*", log_group.arn),
                "level": "ALL",
                "include_execution_data": False,
            },
            # AWS refuses a state machine whose role may not write to its log group yet.
            opts=pulumi.ResourceOptions(parent=self, depends_on=[policy]),
        )
        self.arn, self.log_group_name = machine.arn, log_group.name
        # `*`, because executions are named after future reminders:
        # https://docs.aws.amazon.com/step-functions/latest/dg/concept-create-iam-advanced.html
        self.executions_arn = machine.arn.apply(
            lambda arn: f"{arn.replace(':stateMachine:', ':execution:')}:*"
        )
        self.register_outputs({"arn": self.arn, "logGroupName": self.log_group_name})


def _allowed(
    table_arn: pulumi.Output[str], worker_arn: pulumi.Output[str], retired_pacer_arn: pulumi.Output[str]
) -> list[Statement]:
    return [
        # https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html
        Statement(actions=["dynamodb:UpdateItem"], resources=[table_arn]),
        deny_hash_key(table_arn, "dynamodb:UpdateItem"),
        # https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
        # The second is for executions of the former definition: see `RetiredPacer`.
        Statement(actions=["lambda:InvokeFunction"], resources=[worker_arn, retired_pacer_arn]),
        # A telephone number has no ARN, so SMS can only be allowed on every resource. Topics are denied
        # again.
        # https://docs.aws.amazon.com/step-functions/latest/dg/sns-iam.html
        Statement(actions=["sns:Publish"], resources=["*"]),
        Statement(actions=["sns:Publish"], resources=["arn:aws:sns:*:*:*"], effect="Deny"),
        Statement(actions=LOG_DELIVERY, resources=["*"]),  # none of them takes a resource
    ]
