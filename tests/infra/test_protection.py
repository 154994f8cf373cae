"""Data is safe from a slip: what holds it can't be deleted, and no rename replaces it unseen."""

from pathlib import Path

import pytest

from tests.infra.conftest import complete
from tests.infra.recording import Graph, Resource, run

TABLE = "aws:dynamodb/table:Table"
BUCKET = "aws:s3/bucket:Bucket"
LOGS = "aws:cloudwatch/logGroup:LogGroup"
IDENTITY = "aws:sesv2/emailIdentity:EmailIdentity"
USERS = "aws:cognito/userPool:UserPool"
HOLDS = {
    TABLE: "the reminders",
    BUCKET: "the page and its older versions",
    LOGS: "the logs",
    USERS: "the users, who own the reminders",
    IDENTITY: "the sender's verification, which a person has to repeat",
}

FUNCTION_LOGS = f"task-reminder:infra:LambdaFunction${LOGS}"
BUCKET_NAME = "task-reminder-local-site-000000000000-ap-southeast-2"
PINNED: dict[str, dict[str, object]] = {
    f"task-reminder:workflow:ReminderTable${TABLE}::reminders": {
        "name": "task-reminder-local-reminders",
        "hashKey": "owner",
        "rangeKey": "id",
    },
    f"task-reminder:infra:UserPool${USERS}::users": {
        "usernameAttributes": ["email"],
        "usernameConfiguration": {"caseSensitive": False},
    },
    f"task-reminder:frontend:Site$task-reminder:infra:SiteBucket${BUCKET}::site-bucket": {
        "bucket": BUCKET_NAME
    },
    f"task-reminder:workers:EmailWorker${IDENTITY}::email-sender": {"emailIdentity": "reminders@example.org"},
    f"task-reminder:api:ReminderApi${FUNCTION_LOGS}::api-logs": {
        "name": "/aws/lambda/task-reminder-local-api"
    },
    f"task-reminder:workers:EmailWorker${FUNCTION_LOGS}::email-logs": {
        "name": "/aws/lambda/task-reminder-local-email"
    },
    f"task-reminder:workers:Pacer${FUNCTION_LOGS}::pacer-logs": {
        "name": "/aws/lambda/task-reminder-local-pacer"
    },
    f"task-reminder:workers:Sweep${FUNCTION_LOGS}::sweep-logs": {
        "name": "/aws/lambda/task-reminder-local-sweep"
    },
    f"task-reminder:api:ReminderApi${LOGS}::api-access-logs": {
        "name": "/aws/vendedlogs/apis/task-reminder-local-api"
    },
    f"task-reminder:workflow:ReminderStateMachine${LOGS}::reminder-logs": {
        "name": "/aws/vendedlogs/states/task-reminder-local-reminder"
    },
}
"""Type, its parents' before it, and name of whatever holds data; and what AWS can't change in place."""


def holding(graph: Graph) -> dict[str, Resource]:
    found = [resource for type_ in HOLDS for resource in graph.of_type(type_)]
    return {resource.urn.split("::", 2)[2]: resource for resource in found}


def test_nothing_that_holds_data_is_renamed_or_moved(graph: Graph) -> None:
    now = holding(graph)
    for pinned in PINNED:
        held = HOLDS[pinned.partition("::")[0].rpartition("$")[2]]
        assert pinned in now, (
            f"{pinned} is gone: the engine would delete {held} and make an empty one. Give the renamed or"
            " moved resource ResourceOptions(aliases=[Alias(name=…, parent=…)]) with what it was, deploy,"
            " and only then change this table"
        )
    assert now.keys() == PINNED.keys(), "new here: add it to this table, so that it stays"


@pytest.mark.parametrize("pinned", PINNED)
def test_nothing_that_holds_data_is_replaced_for_a_property(graph: Graph, pinned: str) -> None:
    inputs = holding(graph)[pinned].inputs
    assert {name: inputs[name] for name in PINNED[pinned]} == PINNED[pinned]


def test_the_reminders_can_be_neither_deleted_nor_replaced(graph: Graph) -> None:
    (table,) = graph.of_type(TABLE)
    assert table.inputs["deletionProtectionEnabled"] is True
    assert table.protected


def test_the_users_can_be_neither_deleted_nor_replaced(graph: Graph) -> None:
    (pool,) = graph.of_type(USERS)
    assert pool.inputs["deletionProtection"] == "ACTIVE"
    assert pool.protected


def test_a_trials_users_go_with_its_stack(project: Path) -> None:
    (pool,) = run(project, complete({"protectData": False})).graph.of_type(USERS)
    assert pool.inputs["deletionProtection"] == "INACTIVE"
    assert not pool.protected


def test_a_trials_table_goes_with_its_stack(project: Path) -> None:
    (table,) = run(project, complete({"protectData": False})).graph.of_type(TABLE)
    assert table.inputs["deletionProtectionEnabled"] is False
    assert not table.protected


@pytest.mark.parametrize("protect", [True, False])
def test_a_destroyed_stack_leaves_nothing_behind(project: Path, *, protect: bool) -> None:
    graph = run(project, complete({"protectData": protect})).graph
    assert [resource.name for resource in graph.resources if resource.retained] == []
    assert graph.one(BUCKET)["forceDestroy"] is True
