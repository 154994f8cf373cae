"""Tests that resources with data can't be deleted by mistake or replaced by a rename."""

from pathlib import Path

import pytest

from tests.parts.infra.aws_outputs import POOL
from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, Resource, run

TABLE = "aws:dynamodb/table:Table"
BUCKET = "aws:s3/bucket:Bucket"
LOGS = "aws:cloudwatch/logGroup:LogGroup"
IDENTITY = "aws:sesv2/emailIdentity:EmailIdentity"
USERS = "aws:cognito/userPool:UserPool"
USER = "aws:cognito/user:User"
HOLDS = {
    TABLE: "the reminders",
    BUCKET: "the page and its older versions",
    LOGS: "the logs",
    USERS: "the users, who own the reminders",
    IDENTITY: "the sender's verification, which a person has to repeat",
}

FUNCTION_LOGS = f"task-reminder:infra:LambdaFunction${LOGS}"
LOG_NAMES = {
    f"task-reminder:api:ReminderApi${FUNCTION_LOGS}::api-logs": "/aws/lambda/task-reminder-local-api",
    f"task-reminder:workers:EmailWorker${FUNCTION_LOGS}::email-logs": "/aws/lambda/task-reminder-local-email",
    f"task-reminder:workers:EmailFeedback${FUNCTION_LOGS}::feedback-logs": (
        "/aws/lambda/task-reminder-local-feedback"
    ),
    f"task-reminder:workers:Pacer${FUNCTION_LOGS}::pacer-logs": "/aws/lambda/task-reminder-local-pacer",
    f"task-reminder:workers:Sweep${FUNCTION_LOGS}::sweep-logs": "/aws/lambda/task-reminder-local-sweep",
    f"task-reminder:api:ReminderApi${LOGS}::api-access-logs": "/aws/vendedlogs/apis/task-reminder-local-api",
    f"task-reminder:workflow:ReminderStateMachine${LOGS}::reminder-logs": (
        "/aws/vendedlogs/states/task-reminder-local-reminder"
    ),
}
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
        "bucket": "task-reminder-local-site-000000000000-ap-southeast-2"
    },
    f"task-reminder:workers:EmailWorker${IDENTITY}::email-sender": {"emailIdentity": "reminders@example.org"},
    **{urn: {"name": name} for urn, name in LOG_NAMES.items()},
}
"""Types with data (after their parents' types), names, and the properties that AWS can't change in place."""


def with_data(graph: Graph) -> dict[str, Resource]:
    found = [resource for type_ in HOLDS for resource in graph.of_type(type_)]
    return {resource.urn.split("::", 2)[2]: resource for resource in found}


def test_no_resource_with_data_is_replaced_for_a_property(graph: Graph) -> None:
    now = with_data(graph)
    assert now.keys() == PINNED.keys(), "add new resources to this table, so that they stay"
    assert {
        pinned: {name: now[pinned].inputs[name] for name in kept} for pinned, kept in PINNED.items()
    } == PINNED


@pytest.mark.parametrize("protect", [True, False])
def test_table_and_user_pool_are_protected_except_in_a_trial(
    graph: Graph, project: Path, *, protect: bool
) -> None:
    if not protect:
        graph = run(project, complete({"protectData": False, "firstUserEmail": "nora@example.org"})).graph
    (table,), (pool,) = graph.of_type(TABLE), graph.of_type(USERS)
    assert table.inputs["deletionProtectionEnabled"] is protect
    assert pool.inputs["deletionProtection"] == ("ACTIVE" if protect else "INACTIVE")
    assert (table.protected, pool.protected) == (protect, protect)


def test_another_first_user_deletes_no_user_and_a_destroyed_stack_leaves_nothing(project: Path) -> None:
    graph = run(project, complete({"protectData": False, "firstUserEmail": "nora@example.org"})).graph
    retained = {resource.name: resource for resource in graph.resources if resource.retained}
    # A user who is deleted and invited again gets another subject, and loses all reminders.
    # Retained resources are deleted with their container: the user with the pool, the files with the bucket.
    assert retained.pop("users-first").inputs["userPoolId"] == POOL
    assert {each.inputs["bucket"] for each in retained.values()} == {
        graph.of_type(BUCKET)[0].inputs["bucket"]
    }
    assert graph.one(BUCKET)["forceDestroy"] is True
