"""Tests that api.md has each call, member, status and code of the OpenAPI document."""

import json
import re
from typing import Any, get_args

import pytest

from api.responses import problems
from api.responses.codes import ProblemCode
from infra import http_api
from tests import ROOT
from tests.parts.docs.pages import entries, section
from tests.parts.infra.recording import Graph

PAGE = "api.md"
DOCUMENT: dict[str, Any] = json.loads((ROOT / "api" / "openapi.json").read_text())
"""`make check` compares it with the API's own document."""

SCHEMAS = DOCUMENT["components"]["schemas"]


def members(schema: str) -> set[str]:
    return set(SCHEMAS[schema]["properties"])


def values(schema: str, member: str) -> set[str]:
    named = SCHEMAS[schema]["properties"][member]
    reference = named.get("$ref") or named["anyOf"][0]["$ref"]
    return set(SCHEMAS[reference.rpartition("/")[2]]["enum"])


def example(heading: str) -> Any:  # noqa: ANN401  # any JSON value
    """Returns the first JSON block below a heading."""
    block = re.search(r"```json\n(.*?)```", section(PAGE, heading), re.DOTALL)
    assert block
    return json.loads(block[1])


def test_every_call_is_described() -> None:
    described = re.findall(r"^- `([A-Z]+ /v1\S*)`", section(PAGE, "The API"), re.MULTILINE)
    paths = DOCUMENT["paths"]
    assert sorted(described) == sorted(f"{method.upper()} {path}" for path in paths for method in paths[path])


def test_every_member_of_a_request_is_described() -> None:
    assert entries(PAGE, "Creating a reminder").keys() == members("ReminderCreate")
    assert example("Creating a reminder").keys() <= members("ReminderCreate")


def test_every_member_of_a_schedules_request_is_described() -> None:
    described = {name for term in entries(PAGE, "Schedules") for name in term.split(", ")}
    assert described >= members("ScheduleCreate")
    assert example("Schedules").keys() <= members("ScheduleCreate")


def test_every_member_of_a_schedule_is_described() -> None:
    assert example("The schedule").keys() == members("Schedule")
    described = {name for term in entries(PAGE, "The schedule") for name in term.split(", ")}
    assert described == values("Schedule", "status") | values("Schedule", "pausedReason")


def test_every_parameter_of_a_list_is_described() -> None:
    parameters = DOCUMENT["paths"]["/v1/reminders"]["get"]["parameters"]
    described = {name for term in entries(PAGE, "Lists and pages") for name in term.split(", ")}
    assert described == {each["name"] for each in parameters if each["in"] == "query"}


def test_the_examples_have_the_members_of_responses() -> None:
    reminder, problem = example("The reminder"), example("Errors")
    assert reminder.keys() == members("Reminder")
    assert all(each.keys() == members("Delivery") for each in reminder["deliveries"].values())
    assert set(SCHEMAS["Problem"]["required"]) < problem.keys() < members("Problem")
    assert all(each.keys() < members("FieldError") for each in problem["errors"])


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ("Status", values("Reminder", "status")),
        ("Delivery", values("Delivery", "status") | values("DeliveryError", "code")),
        ("Codes of a broken rule", values("FieldError", "code")),
    ],
)
def test_all_statuses_and_codes_are_described(heading: str, codes: set[str]) -> None:
    assert entries(PAGE, heading).keys() == codes


def test_every_outcome_is_described_with_its_codes() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", section(PAGE, "Outcome"), re.MULTILINE)
    rows = rows[1:]  # after the header
    assert {status for status, _ in rows} == values("Outcome", "status")
    codes = [code for _, named in rows for code in re.findall(r"`(\w+)`", named)]
    assert sorted(codes) == sorted(values("Outcome", "code"))


def test_every_code_of_a_problem_is_described_with_its_status() -> None:
    scope = {"aws.event": {"requestContext": {"requestId": "r"}}}
    answers = {
        code: problems.problem_response(problems.ProblemError(code, "why"), scope)
        for code in get_args(ProblemCode)
    }
    stated = entries(PAGE, "Codes of a problem").keys()
    assert stated == {f"{code} ({answer.status_code})" for code, answer in answers.items()}


def test_the_headers_for_other_origins_are_those_of_the_gateway() -> None:
    cors: dict[str, Any] = dict(http_api._cors(["https://example.org"], ["GET"]))
    stated = entries(PAGE, "Pages of other origins")
    headers = {what: sorted(names.lower().split(", ")) for what, names in stated.items()}
    assert headers == {"may be sent": cors["allow_headers"], "may be read": cors["expose_headers"]}
    assert f"for {cors['max_age']} seconds" in " ".join(section(PAGE, "Pages of other origins").split())


def test_the_site_itself_rejects_the_described_requests(graph: Graph) -> None:
    """Its `403` for a `GET` with a body has no setting."""
    site = graph.one("aws:cloudfront/distribution:Distribution")
    calls = {each["pathPattern"]: each for each in site["orderedCacheBehaviors"]}
    stated = re.sub(r"\s+", " ", section(PAGE, "The site's own"))
    assert "outside of `/v1/`, `/docs` and `/openapi.json` for all but `GET` and `HEAD`" in stated
    assert {re.sub(r"/?\*$", "", path) for path in calls} >= {"/v1", "/docs", "/openapi.json"}
    assert set(site["defaultCacheBehavior"]["allowedMethods"]) == {"GET", "HEAD"}
    assert "for plain `http`" in stated
    assert {each["viewerProtocolPolicy"] for each in calls.values()} == {"https-only"}
