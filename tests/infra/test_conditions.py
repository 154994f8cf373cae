"""What roles may do under conditions, and in their own log: the emulator can't judge these calls."""

import pytest

from tests.infra.made import HERE
from tests.infra.policy_simulation import Request, decisions
from tests.infra.recording import Graph

SEND, FROM = "ses:SendEmail", "ses:FromAddress"
IDENTITY = f"arn:aws:ses:{HERE}:identity"
FUNCTIONS = ("api", "email", "pacer", "sweep")


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


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_may_write_to_its_own_log_alone(graph: Graph, function: str) -> None:
    actions = ("logs:CreateLogStream", "logs:PutLogEvents", "logs:GetLogEvents", "logs:CreateLogGroup")
    own = {
        action: decisions(graph, function, [(action, stream(function), {})]) == ["Allow"]
        for action in actions
    }
    assert own == dict(zip(actions, (True, True, False, False), strict=True))
    others: list[Request] = [
        ("logs:PutLogEvents", stream(other), {}) for other in FUNCTIONS if other != function
    ]
    assert set(decisions(graph, function, others)) == {"ImplicitDeny"}


def stream(function: str) -> str:
    """A stream of a function's log."""
    return f"arn:aws:logs:{HERE}:log-group:/aws/lambda/task-reminder-local-{function}:log-stream:2026"
