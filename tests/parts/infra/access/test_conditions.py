"""Tests permissions with conditions or denials, which the emulator can't evaluate in calls."""

from tests.parts.infra.access.policy_simulation import Request, decisions
from tests.parts.infra.aws_outputs import HERE
from tests.parts.infra.recording import Graph

SENDER = "reminders@example.org"


def sending(identity: str, sender: str | None = SENDER, action: str = "SendEmail") -> Request:
    """Returns the email worker's request to send by an identity, from a sender."""
    keys = {} if sender is None else {"ses:FromAddress": sender}
    return "email", f"ses:{action}", f"arn:aws:ses:{HERE}:identity/{identity}", keys


def test_the_email_worker_may_only_send_emails_from_the_stacks_sender(graph: Graph) -> None:
    allowed = [sending(SENDER), sending("nora@example.org")]  # a verified recipient, in the sandbox
    others = [sending(each, each) for each in ("boss@example.org", f"{SENDER}.evil.example")]
    ways = ("SendRawEmail", "SendBulkEmail", "SendTemplatedEmail", "CreateEmailIdentity")
    denied = [*others, sending(SENDER, None), *(sending(SENDER, action=way) for way in ways)]
    assert decisions(graph, allowed) == ["Allow"] * len(allowed)
    assert decisions(graph, denied) == ["ImplicitDeny"] * len(denied)


def test_an_execution_may_publish_only_to_telephone_numbers(graph: Graph) -> None:
    topics = [f"arn:aws:sns:{HERE}:task-reminder-local-alarms", "arn:aws:sns:eu-west-1:111111111111:others"]
    requests: list[Request] = [("reminder", "sns:Publish", on, {}) for on in ("+61491570156", *topics)]
    assert decisions(graph, requests) == ["Allow", "Deny", "Deny"]


TABLE = f"arn:aws:dynamodb:{HERE}:table/task-reminder-local-reminders"
OWNERS = ("key#links", "mark#a1b2", "nora")
"""The `owner` of the stack's key, an address's suppressions, and a user's reminders."""

YES, NO, DENIED = "Allow", "ImplicitDeny", "Deny"
MAY: dict[tuple[str, str], tuple[str, str, str]] = {
    ("email", "Query"): (NO, YES, NO),
    ("email", "GetItem"): (YES, NO, NO),
    ("email", "PutItem"): (YES, NO, NO),
    ("email", "UpdateItem"): (NO, NO, NO),
    ("feedback", "Query"): (NO, NO, NO),
    ("feedback", "GetItem"): (YES, NO, NO),
    ("feedback", "PutItem"): (YES, YES, NO),
    ("feedback", "UpdateItem"): (DENIED, YES, YES),
    ("api", "GetItem"): (YES, YES, YES),
    ("api", "PutItem"): (YES, YES, YES),
    ("api", "UpdateItem"): (DENIED, YES, YES),
    ("api", "BatchGetItem"): (DENIED, YES, YES),
    ("api", "DeleteItem"): (DENIED, YES, YES),
    ("api", "Query"): (DENIED, YES, YES),
    ("sweep", "GetItem"): (YES, YES, YES),
    ("sweep", "PutItem"): (YES, YES, YES),
    ("sweep", "UpdateItem"): (DENIED, YES, YES),
    ("sweep", "BatchGetItem"): (DENIED, YES, YES),
    ("sweep", "Query"): (NO, YES, NO),
    ("canary", "GetItem"): (DENIED, YES, YES),
    ("canary", "PutItem"): (DENIED, YES, YES),
    ("canary", "UpdateItem"): (DENIED, YES, YES),
    ("reminder", "UpdateItem"): (DENIED, YES, YES),
}
"""The decisions about a role's action on the items of each of them."""


def test_each_role_may_use_only_its_own_kinds_of_items(graph: Graph) -> None:
    requests: list[Request] = [
        (role, f"dynamodb:{action}", TABLE, {"dynamodb:LeadingKeys": [owner]})
        for role, action in MAY
        for owner in OWNERS
    ]
    found = decisions(graph, requests)
    assert dict(zip(MAY, zip(found[::3], found[1::3], found[2::3], strict=True), strict=True)) == MAY
