"""Tests who may assume a role, and log permissions; `test_needed_permissions` tests all others."""

import pytest

from lambda_build.targets import FUNCTIONS
from tests.parts.infra.access.policy_table import permissions, trusts
from tests.parts.infra.aws_outputs import ACCOUNT, HERE
from tests.parts.infra.recording import Graph

LAMBDAS = (*(function.name for function in FUNCTIONS), "pacer", "canary", "feedback")
"""The last three have no package of their own: a single file, and the sweep's package."""
LOG_DELIVERY = (
    *("CreateLogDelivery", "DeleteLogDelivery", "DescribeLogGroups", "DescribeResourcePolicies"),
    *("GetLogDelivery", "ListLogDeliveries", "PutResourcePolicy", "UpdateLogDelivery"),
)
"""https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html: none of these takes a resource."""


def test_only_the_service_that_needs_a_role_may_assume_it(graph: Graph) -> None:
    # Lambda passes no source when it assumes an execution role, so those have no condition:
    # https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
    function = [
        {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": ["sts:AssumeRole"]}
    ]
    groups = f"arn:aws:scheduler:{HERE}:schedule-group/task-reminder-local"
    assert trusts(graph) == {
        **dict.fromkeys(LAMBDAS, function),
        # Any machine of the account, as documented: the role is checked before the machine has an ARN.
        # https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html
        "reminder": [on_behalf_of("states.amazonaws.com", f"arn:aws:states:{HERE}:stateMachine:*")],
        # The source is the schedule's group; it can't be the schedule.
        # https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
        **{
            f"{name}-schedule": [on_behalf_of("scheduler.amazonaws.com", f"{groups}-{name}")]
            for name in ("sweep", "canary")
        },
    }


def on_behalf_of(service: str, source_arn: str) -> dict[str, object]:
    return {
        "Effect": "Allow",
        "Principal": {"Service": service},
        "Action": ["sts:AssumeRole"],
        "Condition": {
            "StringEquals": {"aws:SourceAccount": ACCOUNT},
            "ArnLike": {"aws:SourceArn": source_arn},
        },
    }


@pytest.mark.parametrize(
    "type_",
    [
        "aws:lambda/function:Function",
        "aws:sfn/stateMachine:StateMachine",  # AWS rejects a machine whose role may not log yet
        "aws:scheduler/schedule:Schedule",
    ],
)
def test_policies_are_created_before_the_resources_that_need_them(graph: Graph, type_: str) -> None:
    needing = graph.of_type(type_)
    assert needing
    assert [each.name for each in needing if f"{each.name}-policy" not in each.depends_on] == []


def test_a_role_has_only_the_documented_log_permissions_and_functions_only_for_their_own_log(
    graph: Graph,
) -> None:
    # https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
    # The program creates the group, with a retention, so no function may create one.
    own = {
        (name, action, f"arn:aws:logs:{HERE}:log-group:/aws/lambda/task-reminder-local-{name}:*")
        for name in LAMBDAS
        for action in ("logs:CreateLogStream", "logs:PutLogEvents")
    }
    delivery = {("reminder", f"logs:{action}", "*") for action in LOG_DELIVERY}
    rows = {(role, action, on) for role, _, action, on in permissions(graph) if action.startswith("logs:")}
    assert rows == own | delivery
