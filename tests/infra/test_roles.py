"""What each role may do, and who may take it on: whole tables, so that anything more fails.

`test_needed` holds the first against what the code does.
"""

from tests.infra.made import ACCOUNT, HERE
from tests.infra.policy_table import permissions, trusts
from tests.infra.recording import Graph

TABLE = f"arn:aws:dynamodb:{HERE}:table/task-reminder-local-reminders"
MACHINE = f"arn:aws:states:{HERE}:stateMachine:task-reminder-local-reminder"
EXECUTIONS = f"arn:aws:states:{HERE}:execution:task-reminder-local-reminder:*"
FUNCTION = f"arn:aws:lambda:{HERE}:function:task-reminder-local-"
SENDER = '{"StringEquals": {"ses:FromAddress": "reminders@example.org"}}'


def log(function: str) -> str:
    return f"arn:aws:logs:{HERE}:log-group:/aws/lambda/task-reminder-local-{function}:*"


EXPECTED = {
    ("api", "Allow", "logs:CreateLogStream", log("api"), ""),
    ("api", "Allow", "logs:PutLogEvents", log("api"), ""),
    ("api", "Allow", "dynamodb:DeleteItem", TABLE, ""),
    ("api", "Allow", "dynamodb:GetItem", TABLE, ""),
    ("api", "Allow", "dynamodb:PutItem", TABLE, ""),
    ("api", "Allow", "dynamodb:Query", TABLE, ""),
    ("api", "Allow", "dynamodb:UpdateItem", TABLE, ""),
    ("api", "Allow", "dynamodb:Query", f"{TABLE}/index/by_state", ""),
    ("api", "Allow", "states:StartExecution", MACHINE, ""),
    ("api", "Allow", "states:StopExecution", EXECUTIONS, ""),
    ("email", "Allow", "logs:CreateLogStream", log("email"), ""),
    ("email", "Allow", "logs:PutLogEvents", log("email"), ""),
    ("email", "Allow", "ses:SendEmail", "*", SENDER),
    ("pacer", "Allow", "logs:CreateLogStream", log("pacer"), ""),
    ("pacer", "Allow", "logs:PutLogEvents", log("pacer"), ""),
    ("sweep", "Allow", "logs:CreateLogStream", log("sweep"), ""),
    ("sweep", "Allow", "logs:PutLogEvents", log("sweep"), ""),
    ("sweep", "Allow", "dynamodb:Query", f"{TABLE}/index/watched", ""),
    ("sweep", "Allow", "dynamodb:GetItem", TABLE, ""),
    ("sweep", "Allow", "dynamodb:UpdateItem", TABLE, ""),
    ("sweep", "Allow", "states:StartExecution", MACHINE, ""),
    ("sweep-schedule", "Allow", "lambda:InvokeFunction", f"{FUNCTION}sweep", ""),
    ("reminder", "Allow", "dynamodb:UpdateItem", TABLE, ""),
    ("reminder", "Allow", "lambda:InvokeFunction", f"{FUNCTION}email", ""),
    ("reminder", "Allow", "lambda:InvokeFunction", f"{FUNCTION}pacer", ""),
    ("reminder", "Allow", "sns:Publish", "*", ""),
    ("reminder", "Deny", "sns:Publish", "arn:aws:sns:*:*:*", ""),
    # https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html: none of these takes a resource.
    ("reminder", "Allow", "logs:CreateLogDelivery", "*", ""),
    ("reminder", "Allow", "logs:DeleteLogDelivery", "*", ""),
    ("reminder", "Allow", "logs:DescribeLogGroups", "*", ""),
    ("reminder", "Allow", "logs:DescribeResourcePolicies", "*", ""),
    ("reminder", "Allow", "logs:GetLogDelivery", "*", ""),
    ("reminder", "Allow", "logs:ListLogDeliveries", "*", ""),
    ("reminder", "Allow", "logs:PutResourcePolicy", "*", ""),
    ("reminder", "Allow", "logs:UpdateLogDelivery", "*", ""),
}


def test_each_role_may_do_exactly_this(graph: Graph) -> None:
    assert permissions(graph) == EXPECTED


def test_only_the_service_that_needs_a_role_may_take_it_on(graph: Graph) -> None:
    # Lambda gives no source when it takes an execution role on, so those have no condition:
    # https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
    function = [
        {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": ["sts:AssumeRole"]}
    ]
    group = f"arn:aws:scheduler:{HERE}:schedule-group/task-reminder-local-sweep"
    assert trusts(graph) == {
        "api": function,
        "email": function,
        "pacer": function,
        "sweep": function,
        # https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html
        "reminder": [on_behalf_of("states.amazonaws.com", f"arn:aws:states:{HERE}:stateMachine:*")],
        # https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
        "sweep-schedule": [on_behalf_of("scheduler.amazonaws.com", group)],
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


def test_policies_are_there_before_what_needs_them(graph: Graph) -> None:
    needing = [
        *graph.of_type("aws:lambda/function:Function"),
        *graph.of_type("aws:sfn/stateMachine:StateMachine"),
    ]
    assert {resource.name for resource in needing} == {"api", "email", "pacer", "sweep", "reminder"}
    for resource in needing:
        assert f"{resource.name}-policy" in resource.depends_on
    (schedule,) = graph.of_type("aws:scheduler/schedule:Schedule")
    assert "sweep-schedule-policy" in schedule.depends_on


def test_a_function_can_be_invoked_by_its_caller_only(graph: Graph) -> None:
    invokers = {row[3]: row[0] for row in permissions(graph) if row[2] == "lambda:InvokeFunction"}
    assert invokers == {
        f"{FUNCTION}email": "reminder",
        f"{FUNCTION}pacer": "reminder",
        f"{FUNCTION}sweep": "sweep-schedule",
    }
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
    assert graph.one("aws:lambda/permission:Permission") == {
        "statementId": "api-gateway",
        "function": "task-reminder-local-api",
        "action": "lambda:InvokeFunction",
        "principal": "apigateway.amazonaws.com",
        "sourceArn": f"arn:aws:execute-api:{HERE}:a1b2c3/*/*",
    }
    assert graph.of_type("aws:lambda/functionUrl:FunctionUrl") == []
