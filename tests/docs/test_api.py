"""The tables of api.md are those of the code."""

import json
import re
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter

from api import openapi, problems, schemas
from api.codes import FieldErrorCode, ProblemCode
from api.list_query import ListQuery
from api.members import Members
from tests.docs.pages import section, table
from workflow.delivery_errors import DETAILS
from workflow.reminder import DeliveryStatus, Status

PAGE = "api.md"
FINAL = {"sent", "partially_sent", "failed", "cancelled"}


def example(heading: str) -> Any:  # noqa: ANN401  # any JSON value
    """The first block of JSON below a heading."""
    block = re.search(r"```json\n(.*?)```", section(PAGE, heading), re.DOTALL)
    assert block
    return json.loads(block[1])


def first_cells(heading: str) -> set[str]:
    return {row[0] for row in table(PAGE, heading)}


def test_the_calls() -> None:
    described = {
        (f"{method.upper()} {path}", operation["operationId"])
        for path, methods in openapi.document()["paths"].items()
        for method, operation in methods.items()
    }
    assert {(row[0], row[1]) for row in table(PAGE, "The API")} == described


def test_the_members_of_a_request() -> None:
    assert first_cells("Asking for a reminder") == {
        field.alias or name for name, field in Members.model_fields.items()
    }
    assert example("Asking for a reminder").keys() <= first_cells("Asking for a reminder")


@pytest.mark.parametrize(
    ("heading", "schema"), [("The reminder", schemas.Reminder), ("Errors", schemas.Problem)]
)
def test_the_examples_are_of_the_form_that_is_answered(heading: str, schema: Any) -> None:  # noqa: ANN401
    shown = TypeAdapter(schema).validate_python(example(heading), strict=True)
    assert shown.keys() == example(heading).keys()
    assert shown.keys() == schema.__annotations__.keys() - schemas.Current.__annotations__.keys()


def test_the_sentence_in_the_example_is_ours() -> None:
    error = example("The reminder")["deliveries"]["sms"]["error"]
    assert error["detail"] == DETAILS[error["code"]]


def test_statuses() -> None:
    rows = {row[0]: row[2] for row in table(PAGE, "Status")}
    assert rows.keys() == set(get_args(Status))
    assert {status for status, final in rows.items() if final == "yes"} == FINAL


def test_delivery_statuses_and_errors() -> None:
    assert first_cells("Delivery") == set(get_args(DeliveryStatus))
    text = section(PAGE, "Delivery").partition("| `error.code` |")[2]
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == list(DETAILS)


def test_codes_of_a_problem() -> None:
    rows = {row[0]: int(row[1]) for row in table(PAGE, "Codes of a problem")}
    assert rows.keys() == set(get_args(ProblemCode))
    scope = {"aws.event": {"requestContext": {"requestId": "r"}}}
    for code in get_args(ProblemCode):
        answer = problems.problem_response(problems.ProblemError(code, "why"), scope)
        assert rows[code] == answer.status_code


def test_codes_of_a_broken_rule() -> None:
    rows = [row[0] for row in table(PAGE, "Codes of a broken rule")]
    assert sorted(rows) == sorted(get_args(FieldErrorCode))


def test_the_parameters_of_a_list() -> None:
    assert first_cells("Lists and pages") == set(ListQuery.model_fields)
