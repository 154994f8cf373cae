"""The DynamoDB table that holds the reminders."""

import pulumi
import pulumi_aws as aws

from infra.common.naming import Names
from workflow.storage.schema import INDEX_KEYS, KEY, KEY_ATTRIBUTES, PROJECTED, WATCHED, WHOLE


class ReminderTable(pulumi.ComponentResource):
    """The table with its indexes: those for an owner's lists, and `watched` for the sweep."""

    def __init__(self, name: str, names: Names, *, protect: bool) -> None:
        super().__init__("task-reminder:workflow:ReminderTable", name)
        table = aws.dynamodb.Table(
            name,
            name=names.of(name),
            billing_mode="PAY_PER_REQUEST",
            hash_key=KEY[0],
            range_key=KEY[1],
            attributes=[{"name": key, "type": "S"} for key in KEY_ATTRIBUTES],
            global_secondary_indexes=[
                *(_whole(index) for index in WHOLE),
                {
                    "name": WATCHED,
                    "key_schemas": _keys(*INDEX_KEYS[WATCHED]),
                    "projection_type": "INCLUDE",
                    "non_key_attributes": PROJECTED,
                },
            ],
            ttl={"attribute_name": "expiresAt", "enabled": True},
            point_in_time_recovery={"enabled": True},
            server_side_encryption={"enabled": True},
            # AWS refuses to delete it, the engine to replace it. It isn't retained on delete: a table left by
            # a destroyed stack would keep its name in use, and the next `pulumi up` would fail.
            deletion_protection_enabled=protect,
            opts=pulumi.ResourceOptions(parent=self, protect=protect),
        )
        self.name, self.arn = table.name, table.arn
        self.register_outputs({"name": self.name, "arn": self.arn})

    def index_arn(self, index: str) -> pulumi.Output[str]:
        """Returns the ARN of one of the table's indexes."""
        return pulumi.Output.format("{0}/index/{1}", self.arn, index)


def _whole(index: str) -> aws.dynamodb.TableGlobalSecondaryIndexArgsDict:
    return {"name": index, "key_schemas": _keys(*INDEX_KEYS[index]), "projection_type": "ALL"}


def _keys(hash_key: str, range_key: str) -> list[aws.dynamodb.TableGlobalSecondaryIndexKeySchemaArgsDict]:
    return [
        {"attribute_name": hash_key, "key_type": "HASH"},
        {"attribute_name": range_key, "key_type": "RANGE"},
    ]
