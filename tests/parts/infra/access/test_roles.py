"""Who may take a role on, when, and what it may write to logs; `test_needed` has all else that a role may."""

import pytest

from lambda_build.targets import FUNCTIONS
from tests.parts.infra.access.policy_table import permissions, trusts
from tests.parts.infra.made import ACCOUNT, HERE
from tests.parts.infra.recording import Graph

LAMBDAS = (*(function.name for function in FUNCTIONS), "pacer", "canary", "feedback")
"""The last three have no package of their own: one file, and the sweep's."""
LOG_DELIVERY = (
    *("CreateLogDelivery", "DeleteLogDelivery", "DescribeLogGroups", "DescribeResourcePolicies"),
    *("GetLogDelivery", "ListLogDeliveries", "PutResourcePolicy", "UpdateLogDelivery"),
)
"""https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html: none of these takes a resource."""


def test_only_the_service_that_needs_a_role_may_take_it_on(graph: Graph) -> None:
    # Lambda gives no source when it takes an execution role on, so those have no condition:
    # https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
    function = [
        {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": ["sts:AssumeRole"]}
    ]
    groups = f"arn:aws:scheduler:{HERE}:schedule-group/task-reminder-local"
    assert trusts(graph) == {
        **dict.fromkeys(LAMBDAS, function),
        # Any machine of the account, as documented: the role is checked before the machine has its ARN.
        # https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html
        "reminder": [on_behalf_of("states.amazonaws.com", f"arn:aws:states:{HERE}:stateMachine:*")],
        # The source is the schedule's group, it can't be the schedule.
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
        "aws:sfn/stateMachine:StateMachine",  # AWS refuses one whose role may not yet log
        "aws:scheduler/schedule:Schedule",
    ],
)
def test_policies_are_there_before_what_needs_them(graph: Graph, type_: str) -> None:
    needing = graph.of_type(type_)
    assert needing
    assert [each.name for each in needing if f"{each.name}-policy" not in each.depends_on] == []


def test_roles_write_logs_as_aws_documents_it_and_functions_only_their_own(graph: Graph) -> None:
    # https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
    # The group is made by us, with a retention, so no function may create one.
    own = {
        (name, action, f"arn:aws:logs:{HERE}:log-group:/aws/lambda/task-reminder-local-{name}:*")
        for name in LAMBDAS
        for action in ("logs:CreateLogStream", "logs:PutLogEvents")
    }
    delivery = {("reminder", f"logs:{action}", "*") for action in LOG_DELIVERY}
    rows = {(role, action, on) for role, _, action, on in permissions(graph) if action.startswith("logs:")}
    assert rows == own | delivery
