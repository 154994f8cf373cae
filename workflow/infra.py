"""The table that holds the reminders, and the state machine that waits for them and delivers them."""

import pulumi
import pulumi_aws as aws

from infra.config import Settings
from infra.naming import Names
from infra.policies import Statement, document, on_behalf_of, trust
from workflow import listing, watching
from workflow.definition import definition

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
"""What Step Functions needs to set its logging up; none of them can be narrowed to a log group.

https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
"""


class ReminderTable(pulumi.ComponentResource):
    """The DynamoDB table with its two indexes: `by_state` for an owner's lists, `watched` for the sweep."""

    def __init__(self, name: str, names: Names, *, protect: bool) -> None:
        super().__init__("task-reminder:workflow:ReminderTable", name)
        table = aws.dynamodb.Table(
            name,
            name=names.of(name),
            billing_mode="PAY_PER_REQUEST",
            hash_key="owner",
            range_key="id",
            attributes=[{"name": key, "type": "S"} for key in ("owner", "id", "listKey", "watch", "checkAt")],
            global_secondary_indexes=[
                {"name": listing.INDEX, "key_schemas": _keys("owner", "listKey"), "projection_type": "ALL"},
                {
                    "name": watching.INDEX,
                    "key_schemas": _keys("watch", "checkAt"),
                    "projection_type": "INCLUDE",
                    "non_key_attributes": watching.PROJECTED,
                },
            ],
            ttl={"attribute_name": "expiresAt", "enabled": True},
            point_in_time_recovery={"enabled": True},
            server_side_encryption={"enabled": True},
            # AWS refuses to delete it, the engine to replace it. It isn't retained on delete: a table that a
            # destroyed stack left behind would hold its name, and the next `pulumi up` would be refused.
            deletion_protection_enabled=protect,
            opts=pulumi.ResourceOptions(parent=self, protect=protect),
        )
        self.name, self.arn = table.name, table.arn
        self.register_outputs({"name": self.name, "arn": self.arn})

    def index_arn(self, index: str) -> pulumi.Output[str]:
        """The ARN of one of the table's indexes."""
        return pulumi.Output.format("{0}/index/{1}", self.arn, index)


class ReminderStateMachine(pulumi.ComponentResource):
    """The state machine, with its role and its log group; `executions_arn` is that of all its executions."""

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
                # With `*`, as AWS documents it: it checks this role before the new machine has its ARN.
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
            # AWS refuses a state machine whose role may not yet write to its log group.
            opts=pulumi.ResourceOptions(parent=self, depends_on=[policy]),
        )
        self.arn, self.log_group_name = machine.arn, log_group.name
        # With `*`, as executions are named after reminders that there will be:
        # https://docs.aws.amazon.com/step-functions/latest/dg/concept-create-iam-advanced.html
        self.executions_arn = machine.arn.apply(
            lambda arn: f"{arn.replace(':stateMachine:', ':execution:')}:*"
        )
        self.register_outputs({"arn": self.arn, "logGroupName": self.log_group_name})


def _keys(hash_key: str, range_key: str) -> list[aws.dynamodb.TableGlobalSecondaryIndexKeySchemaArgsDict]:
    return [
        {"attribute_name": hash_key, "key_type": "HASH"},
        {"attribute_name": range_key, "key_type": "RANGE"},
    ]


def _allowed(
    table_arn: pulumi.Output[str], worker_arn: pulumi.Output[str], retired_pacer_arn: pulumi.Output[str]
) -> list[Statement]:
    return [
        Statement(actions=["dynamodb:UpdateItem"], resources=[table_arn]),
        # The second for executions of the former definition: see `RetiredPacer`.
        Statement(actions=["lambda:InvokeFunction"], resources=[worker_arn, retired_pacer_arn]),
        # A telephone number has no ARN: SMS can only be allowed on everything, so topics are denied again.
        Statement(actions=["sns:Publish"], resources=["*"]),
        Statement(actions=["sns:Publish"], resources=["arn:aws:sns:*:*:*"], effect="Deny"),
        Statement(actions=LOG_DELIVERY, resources=["*"]),  # none of them takes a resource
    ]
