"""Tests permissions with conditions or denials, which the emulator can't evaluate in calls."""

from tests.parts.infra.access.policy_simulation import Request, decisions
from tests.parts.infra.aws_outputs import HERE
from tests.parts.infra.recording import Graph

SEND, FROM = "ses:SendEmail", "ses:FromAddress"
IDENTITY = f"arn:aws:ses:{HERE}:identity"


def test_the_email_worker_may_send_only_from_the_stacks_sender(graph: Graph) -> None:
    senders = ["reminders@example.org", "boss@example.org", "reminders@example.org.evil.example"]
    requests: list[Request] = [(SEND, f"{IDENTITY}/{sender}", {FROM: sender}) for sender in senders]
    unnamed: Request = (SEND, f"{IDENTITY}/{senders[0]}", {})
    assert decisions(graph, "email", [*requests, unnamed]) == ["Allow"] + ["ImplicitDeny"] * 3


def test_the_email_worker_may_send_to_a_verified_recipient_in_the_sandbox(graph: Graph) -> None:
    request = (SEND, f"{IDENTITY}/nora@example.org", {FROM: "reminders@example.org"})
    assert decisions(graph, "email", [request]) == ["Allow"]


def test_the_email_worker_may_send_in_no_other_way(graph: Graph) -> None:
    others = ("ses:SendRawEmail", "ses:SendBulkEmail", "ses:SendTemplatedEmail", "ses:CreateEmailIdentity")
    requests = [(action, "*", {FROM: "reminders@example.org"}) for action in others]
    assert decisions(graph, "email", requests) == ["ImplicitDeny"] * len(others)


def test_an_execution_may_publish_only_to_telephone_numbers(graph: Graph) -> None:
    topics = [f"arn:aws:sns:{HERE}:task-reminder-local-alarms", "arn:aws:sns:eu-west-1:111111111111:others"]
    requests: list[Request] = [("sns:Publish", on, {}) for on in ("+61491570156", *topics)]
    assert decisions(graph, "reminder", requests) == ["Allow", "Deny", "Deny"]


TABLE = f"arn:aws:dynamodb:{HERE}:table/task-reminder-local-reminders"
OWNERS = ("key#links", "mark#a1b2", "nora")
"""The `owner` of the stack's key, an address's suppressions, and a user's reminders."""


def of_owners(graph: Graph, role: str, action: str) -> list[str]:
    """Returns the decisions for a role's action on the items of each of them."""
    keys = [(f"dynamodb:{action}", TABLE, {"dynamodb:LeadingKeys": [owner]}) for owner in OWNERS]
    return [decision[:5] for decision in decisions(graph, role, keys)]


ALLOWED, DENIED, NOT_ALLOWED = "Allow", "Deny", "Impli"


def test_the_email_worker_may_read_suppressions_and_the_key_but_no_reminder(graph: Graph) -> None:
    assert of_owners(graph, "email", "Query") == [NOT_ALLOWED, ALLOWED, NOT_ALLOWED]
    assert of_owners(graph, "email", "GetItem") == [ALLOWED, NOT_ALLOWED, NOT_ALLOWED]
    assert of_owners(graph, "email", "PutItem") == [ALLOWED, NOT_ALLOWED, NOT_ALLOWED]
    assert of_owners(graph, "email", "UpdateItem") == [NOT_ALLOWED] * 3


def test_the_feedback_worker_may_write_suppressions_and_outcomes_but_read_neither(graph: Graph) -> None:
    assert of_owners(graph, "feedback", "PutItem") == [ALLOWED, ALLOWED, NOT_ALLOWED]
    assert of_owners(graph, "feedback", "GetItem") == [ALLOWED, NOT_ALLOWED, NOT_ALLOWED]
    assert of_owners(graph, "feedback", "UpdateItem") == [DENIED, ALLOWED, ALLOWED]
    assert of_owners(graph, "feedback", "Query") == [NOT_ALLOWED] * 3


def test_the_sweep_may_read_suppressions(graph: Graph) -> None:
    assert of_owners(graph, "sweep", "Query") == [NOT_ALLOWED, ALLOWED, NOT_ALLOWED]


def test_api_and_sweep_may_read_the_key_but_not_change_it(graph: Graph) -> None:
    for role, forbidden in {
        "api": ("BatchGetItem", "DeleteItem", "Query", "UpdateItem"),
        "sweep": ("BatchGetItem", "UpdateItem"),
    }.items():
        assert of_owners(graph, role, "GetItem") == of_owners(graph, role, "PutItem") == [ALLOWED] * 3
        assert [of_owners(graph, role, action)[0] for action in forbidden] == [DENIED] * len(forbidden)
        assert of_owners(graph, role, "UpdateItem")[1:] == [ALLOWED] * 2


def test_neither_the_canary_nor_an_execution_may_read_the_key(graph: Graph) -> None:
    for action in ("GetItem", "PutItem", "UpdateItem"):
        assert of_owners(graph, "canary", action) == [DENIED, ALLOWED, ALLOWED]
    assert of_owners(graph, "reminder", "UpdateItem") == [DENIED, ALLOWED, ALLOWED]
