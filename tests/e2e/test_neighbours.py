"""With IAM enforced, each Lambda function's role may make its own calls, and none of those beside them.

What the emulator can't judge is in `tests/infra/test_conditions.py`: conditions on a sender and on keys of
items, which it doesn't tell its IAM; and in `test_roles.py` there a function's own log, whose ARN it leaves
without the end that AWS's has.
"""

import pytest

from tests.e2e.neighbours import CALLS, OWN
from tests.e2e.role import DENIED, Role
from tests.stack import Stack

PREFIX = "task-reminder-local-"


def test_every_role_that_lambda_takes_on_is_tried(stack: Stack) -> None:
    roles = stack.aws.client("iam").list_roles()["Roles"]
    taken_on = {
        role["RoleName"].removeprefix(PREFIX)
        for role in roles
        if "lambda.amazonaws.com" in str(role["AssumeRolePolicyDocument"])
    }
    assert taken_on == OWN.keys()


@pytest.mark.parametrize("name", OWN)
def test_a_role_may_make_its_own_calls(stack: Stack, name: str) -> None:
    role = Role(stack, PREFIX + name)
    answers = {call: role.answer(CALLS[call]) for call in OWN[name]}
    assert {call: answer for call, answer in answers.items() if answer in DENIED} == {}


@pytest.mark.parametrize("name", OWN)
def test_a_role_is_denied_every_call_beside_its_own(stack: Stack, name: str) -> None:
    role = Role(stack, PREFIX + name)
    answers = {call: role.answer(CALLS[call]) for call in CALLS.keys() - OWN[name] - {f"write {name}'s log"}}
    assert len(answers) > 50
    assert {call: answer for call, answer in answers.items() if answer not in DENIED} == {}
