"""A policy's condition on an email's sender: eased for the emulator, and read back as it was declared."""

import json
import uuid

from local.provider.aws_clients import Aws
from local.provider.iam import RESOURCE_TYPES
from local.provider.resource_type import Recorded


def policy(operator: str) -> str:
    statement = {
        "Effect": "Allow",
        "Action": ["ses:SendEmail"],
        "Resource": ["*"],
        "Condition": {operator: {"ses:FromAddress": "reminders@example.org"}},
    }
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def test_it_holds_where_the_sender_is_known_and_comes_back_as_it_was(emulator_url: str) -> None:
    aws, name = Aws(emulator_url, "eu-west-1"), f"n{uuid.uuid4().hex[:16]}"
    RESOURCE_TYPES["aws:iam/role:Role"].create(
        aws, {"name": name, "assumeRolePolicy": policy("StringEquals")}
    )
    type_ = RESOURCE_TYPES["aws:iam/rolePolicy:RolePolicy"]
    inputs = {"name": name, "role": name, "policy": policy("StringEquals")}
    made = type_.create(aws, inputs)

    kept = aws.client("iam").get_role_policy(RoleName=name, PolicyName=name)["PolicyDocument"]
    assert kept == json.loads(policy("StringEqualsIfExists"))
    assert type_.read(aws, Recorded(made.id, inputs)) == inputs
