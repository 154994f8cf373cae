"""Tests that each role allows exactly the calls of its code or state machine, found by running them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import boto3
import pytest
from botocore.model import OperationModel
from botocore.stub import Stubber
from moto import mock_aws

from tests.aws import create_state_machine, create_table
from tests.new_reminder import new_reminder
from tests.parts.infra.access.policy_table import permissions
from tests.parts.infra.aws_outputs import ACCOUNT, HERE, POOL, REGION
from tests.parts.infra.recording import Graph
from tests.unit.api.client import Api
from tests.unit.api.schedules.schedule_requests import DAILY, SCHEDULES, TIMES, create, path_of
from tests.unit.api.sending import send, snooze_path
from tests.unit.api.world import World as ApiWorld
from tests.unit.workers.test_canary import canary_of
from tests.unit.workflow.conftest import POLICY
from tests.unit.workflow.conftest import World as WorkflowWorld
from tests.unit.workflow.schedules.conftest import Plans
from workflow.reminders.reminder import Draft, Reminder
from workflow.storage.addresses import UserPoolAddresses, UserPoolClient
from workflow.time.deadlines import STUCK_AFTER

TABLE = "task-reminder-local-reminders"
MACHINE = f"arn:aws:states:{HERE}:stateMachine:task-reminder-local-reminder"
Need = tuple[str, str]
"""An IAM action and its resource."""

TASKS = {
    "arn:aws:states:::dynamodb:updateItem": "dynamodb:UpdateItem",
    "arn:aws:states:::lambda:invoke": "lambda:InvokeFunction",
    "arn:aws:states:::sns:publish": "sns:Publish",
}
"""https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html"""


IN_TRANSACTION = {
    "ConditionCheck": "dynamodb:ConditionCheckItem",
    "Delete": "dynamodb:DeleteItem",
    "Put": "dynamodb:PutItem",
    "Update": "dynamodb:UpdateItem",
}
"""https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html"""


class Needs(set[Need]):
    """Collects the permissions that calls of boto3 clients need, once they are `watch`ed."""

    def watch(self, *clients: Any) -> None:  # noqa: ANN401  # boto3 makes client classes at run time
        for client in clients:
            client.meta.events.register("before-parameter-build", self._note)

    def _note(self, params: Mapping[str, Any], model: OperationModel, **_: object) -> None:
        for parts in params.get("TransactItems", ()):
            self.update((IN_TRANSACTION[kind], resource(part)) for kind, part in parts.items())
        if "TransactItems" not in params:
            # The signing name of a service is its IAM prefix, for all services used here.
            self.add((f"{model.service_model.signing_name}:{model.name}", resource(params)))


def resource(params: Mapping[str, Any]) -> str:
    """Returns the ARN of the resource of a call or a task, in the graph's account and region."""
    if "RequestItems" in params:
        (table,) = params["RequestItems"]
        return f"arn:aws:dynamodb:{HERE}:table/{table}"
    if "TableName" in params:
        index = f"/index/{params['IndexName']}" if "IndexName" in params else ""
        return f"arn:aws:dynamodb:{HERE}:table/{params['TableName']}{index}"
    if "UserPoolId" in params:
        return f"arn:aws:cognito-idp:{HERE}:userpool/{params['UserPoolId']}"
    if "executionArn" in params:
        return f"{MACHINE.replace(':stateMachine:', ':execution:')}:*"
    if "stateMachineArn" in params:
        return MACHINE if params["stateMachineArn"].startswith("arn:aws:states:") else ""
    return str(params.get("FunctionName", "*"))


@pytest.fixture
def clients(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Any, Any]]:
    """Mocked clients of DynamoDB with the table, and of Step Functions."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    with mock_aws():
        dynamodb = boto3.client("dynamodb")
        create_table(dynamodb, TABLE)
        yield dynamodb, boto3.client("stepfunctions")


@pytest.fixture
def _event_loop() -> Iterator[None]:
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    yield
    asyncio.set_event_loop(None)
    loop.close()


def allowed(graph: Graph, role: str) -> set[Need]:
    """Returns a role's permissions except logging, which `test_roles` checks."""
    rows = [row for row in permissions(graph) if row[0] == role and row[1] == "Allow"]
    return {(action, on) for _, _, action, on in rows if not action.startswith("logs:")}


@pytest.mark.usefixtures("_event_loop")
def test_the_apis_role_allows_exactly_its_calls(graph: Graph, clients: tuple[Any, Any]) -> None:
    world, needs = ApiWorld(*clients, TABLE, create_state_machine(clients[1])), Needs()
    needs.watch(*clients)
    api = world.api("nora", UserPoolAddresses(POOL, lambda: user_pool(needs)))
    reminder = api.create()
    assert api.get(f"/v1/reminders/{reminder['id']}").status == 200
    for query in (
        {},
        {"state": "upcoming"},
        {"state": "finished"},
        {"status": "sent"},
        {"reference": "a"},
        {"attention": "true"},
    ):
        assert api.get("/v1/reminders", **query).status == 200
    path = f"/v1/reminders/{reminder['id']}"
    assert api.patch(path, {"waitSeconds": 60}).status == 200
    assert api.delete(path).status == 200
    assert send(api, snooze_path(reminder["id"]), {"waitSeconds": 60}, "a-key").status == 201
    assert send(api, snooze_path(reminder["id"]), {"waitSeconds": 60}, "a-key").status == 200
    assert api.delete(path, erase="true").status == 204
    use_schedules(api)
    assert needs == allowed(graph, "api")


def use_schedules(api: Api) -> None:
    """Makes each call about schedules."""
    schedule = create(api)
    path = path_of(schedule)
    assert api.get(SCHEDULES).status == api.get(path).status == 200
    assert send(api, f"{SCHEDULES}/preview", DAILY).status == 200
    assert send(api, f"{path}/occurrences", {"occurrence": TIMES[1]}).status == 201
    assert api.get("/v1/reminders", scheduleId=schedule["id"]).status == 200
    assert api.patch(path, {"message": "Other words"}).status == 200
    assert send(api, f"{path}/pause", {}).status == send(api, f"{path}/resume", {}).status == 200
    assert api.delete(path).status == 200
    assert api.delete(path, erase="true").status == 204


def user_pool(needs: Needs) -> UserPoolClient:
    """Mocks Cognito with any user; moto's mock would need another package."""
    client: Any = boto3.client("cognito-idp")
    needs.watch(client)
    stubber = Stubber(client)
    stubber.add_response("admin_get_user", {"Username": "nora", "UserAttributes": []})
    stubber.activate()
    return client  # type: ignore[no-any-return]  # boto3 makes client classes at run time


def test_the_sweeps_role_allows_exactly_its_calls(graph: Graph, clients: tuple[Any, Any]) -> None:
    world, needs = WorkflowWorld(*clients, TABLE, create_state_machine(clients[1])), Needs()
    plans = Plans(world)
    world.store.create(waiting(world, timedelta(hours=1)))
    stuck = world.store.create(waiting(world, timedelta(minutes=1)))
    claimed_at = (world.clock.now - STUCK_AFTER).isoformat()
    world.set_attributes(stuck, status="sending", claimedAt=claimed_at, claimedBy="lost")
    refused = plans.create(preference="sms", phone="+61491570156")
    steps, plans = plans.create(), Plans(world, replace(POLICY, sms_countries=()))
    needs.watch(*clients)
    for _ in range(6):  # for the whole spread of the schedules' steps
        world.clock.advance(hours=5)
        swept, stepped = world.sweep.run(), plans.sweep.run()
        assert (swept.failures, stepped.failures, stepped.unreadable) == (0, 0, 0)
    assert (plans.record(steps).status, plans.record(refused).status) == ("active", "paused")
    assert needs == allowed(graph, "sweep")


def test_the_canarys_role_allows_exactly_its_calls(graph: Graph, clients: tuple[Any, Any]) -> None:
    world, needs = WorkflowWorld(*clients, TABLE, create_state_machine(clients[1])), Needs()
    canary = canary_of(world)
    needs.watch(*clients)
    assert canary.run() == 0
    assert canary.run() == 0, "it is the same one"
    world.clock.advance(minutes=15)
    assert canary.run() == 1, "nothing sends it here"
    assert needs == allowed(graph, "canary")


def waiting(world: WorkflowWorld, due_in: timedelta) -> Reminder:
    """Creates a reminder without starting its timer."""
    draft = Draft(
        preference="email", message="Call", email="nora@example.org", due_at=world.clock.now + due_in
    )
    return new_reminder(
        draft,
        owner="nora",
        now=world.clock.now,
        change_id="c1",
        retention=timedelta(days=90),
    )


def test_an_executions_role_allows_exactly_its_tasks(graph: Graph) -> None:
    definition = json.loads(graph.one("aws:sfn/stateMachine:StateMachine")["definition"])
    needs = {(TASKS[task["Resource"]], resource(task["Parameters"])) for task in tasks(definition)}
    former = {("lambda:InvokeFunction", f"arn:aws:lambda:{HERE}:function:task-reminder-local-pacer")}
    assert needs | former == allowed(graph, "reminder")
    assert ACCOUNT in str(needs)


def tasks(node: object) -> Iterator[dict[str, Any]]:
    """Returns every Task state, at any depth."""
    if isinstance(node, dict):
        if node.get("Type") == "Task":
            yield node
        for child in node.values():
            yield from tasks(child)
    elif isinstance(node, list):
        for child in node:
            yield from tasks(child)


@pytest.mark.parametrize("name", ["sweep-schedule", "canary-schedule"])
def test_a_schedules_role_allows_exactly_its_target(graph: Graph, name: str) -> None:
    target = graph.one("aws:scheduler/schedule:Schedule", name)["target"]["arn"]
    assert allowed(graph, name) == {("lambda:InvokeFunction", target)}
