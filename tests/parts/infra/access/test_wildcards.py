"""Tests that every wildcard in a policy is listed with the reason why it can't be narrower."""

from tests.parts.infra.access.policy_table import statements
from tests.parts.infra.access.test_roles import LAMBDAS, LOG_DELIVERY
from tests.parts.infra.aws_outputs import ACCOUNT, HERE
from tests.parts.infra.recording import Graph

LOG = f"arn:aws:logs:{HERE}:log-group:/aws/lambda/task-reminder-local-"
BUCKET = f"arn:aws:s3:::task-reminder-local-site-{ACCOUNT}-ap-southeast-2"
STREAMS = "Lambda names the streams of a log while it runs"
NO_RESOURCE = "the calls for log delivery accept no resource"

REASONS = {
    **{
        (f"logs:{action}", f"{LOG}{name}:*"): STREAMS
        for name in LAMBDAS
        for action in ("CreateLogStream", "PutLogEvents")
    },
    **{(f"logs:{action}", "*"): NO_RESOURCE for action in LOG_DELIVERY},
    ("states:StopExecution", f"arn:aws:states:{HERE}:execution:task-reminder-local-reminder:*"): (
        "executions are named after future reminders"
    ),
    (
        "ses:SendEmail",
        "*",
    ): "SES's sandbox also checks the recipient's identity; a condition limits the sender",
    ("sns:Publish", "*"): "a telephone number has no ARN",
    ("sns:Publish", "arn:aws:sns:*:*:*"): "denied: all topics",
    ("sts:AssumeRole", f"arn:aws:states:{HERE}:stateMachine:*"): (
        "Step Functions checks the role before the machine has its ARN"
    ),
    (
        "sns:Publish",
        f"arn:aws:cloudwatch:{HERE}:alarm:task-reminder-local-*",
    ): "the stack's alarms, which share a prefix",
    ("dynamodb:Query", "mark#*"): "the keys of suppressions are hashes",
    ("dynamodb:PutItem", "mark#*"): "as the row above",
    ("s3:GetObject", f"{BUCKET}/*"): "the files of the page, whose names change with each build",
    ("s3:*", "s3:*"): "denied: all plain HTTP",
    ("s3:*", BUCKET): "denied, as the row above",
    ("s3:*", f"{BUCKET}/*"): "denied, as the row above",
}
"""The action, and the part of its statement with a wildcard."""


def test_each_wildcard_has_a_reason(graph: Graph) -> None:
    found = {
        (action, text)
        for statement in statements(graph)
        for action in statement["Action"]
        for text in texts({part: statement.get(part) for part in ("Action", "Resource", "Condition")})
        if "*" in text or "?" in text or "*" in action
    }
    assert {row for row in found if row[1] != "false"} == REASONS.keys()


def test_the_principal_everybody_is_only_denied(graph: Graph) -> None:
    open_to_all = [each for each in statements(graph) if "*" in texts(each.get("Principal"))]
    assert open_to_all
    assert {each["Effect"] for each in open_to_all} == {"Deny"}


def texts(node: object) -> set[str]:
    """Returns the texts in a part of a statement, without the names of its members."""
    match node:
        case str():
            return {node}
        case dict():
            return {text for child in node.values() for text in texts(child)}
        case list():
            return {text for child in node for text in texts(child)}
        case _:
            return set()
