"""What roles may do under conditions or deny again: the emulator can't judge these calls."""

from tests.parts.infra.access.policy_simulation import Request, decisions
from tests.parts.infra.made import HERE
from tests.parts.infra.recording import Graph

SEND, FROM = "ses:SendEmail", "ses:FromAddress"
IDENTITY = f"arn:aws:ses:{HERE}:identity"


def test_the_email_worker_may_send_from_the_stacks_sender_alone(graph: Graph) -> None:
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


def test_an_execution_may_publish_to_telephone_numbers_alone(graph: Graph) -> None:
    topics = [f"arn:aws:sns:{HERE}:task-reminder-local-alarms", "arn:aws:sns:eu-west-1:111111111111:others"]
    requests: list[Request] = [("sns:Publish", on, {}) for on in ("+61491570156", *topics)]
    assert decisions(graph, "reminder", requests) == ["Allow", "Deny", "Deny"]
