"""Tests that an `up` over the former release, and one back to it, change in place and lose no data."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.emulator import Emulator
from tests.engine.former_project import copy_former
from tests.engine.project_copy import copy_folder
from tests.engine.site import Site
from tests.engine.stacks import Stacks

pytestmark = pytest.mark.slow

CHANGED = {
    *(f"lambda/function:Function {name}" for name in ("api", "email", "pacer", "sweep")),  # their code
    "iam/rolePolicy:RolePolicy api-policy",  # the creator is read from the user pool; three more indexes
    "iam/rolePolicy:RolePolicy email-policy",  # which checks whether the recipient is suppressed
    "iam/rolePolicy:RolePolicy reminder-policy",  # which denies executions the stack's key
    "iam/rolePolicy:RolePolicy sweep-policy",  # creates the reminders of schedules, reads suppressions
    "dynamodb/table:Table reminders",  # which is updated in place
    "apigatewayv2/stage:Stage api-stage",  # its access log has the caller; calls by links have limits
    "sfn/stateMachine:StateMachine reminder",  # its definition limits the copies of a message
    "cloudfront/distribution:Distribution site",  # which caches no errors, and the docs files
    "cloudfront/function:Function site-page-routes",  # the page for links in messages has its own paths
}

NEW = {
    f"apigatewayv2/route:Route api {method_and_path}"
    for method_and_path in (
        *("HEAD /v1/health", "HEAD /v1/reminders", "HEAD /v1/reminders/{id}"),  # as in RFC 9110
        "POST /v1/reminders/{id}/dismiss",
        *("POST /v1/reminders/{id}/done", "DELETE /v1/reminders/{id}/done"),
        *("POST /v1/schedules", "GET /v1/schedules", "HEAD /v1/schedules", "POST /v1/schedules/preview"),
        *(f"{method} /v1/schedules/{{id}}" for method in ("GET", "HEAD", "PATCH", "DELETE")),
        *(f"POST /v1/schedules/{{id}}/{call}" for call in ("pause", "resume", "occurrences")),
        *(f"{method} /v1/messages/{{token}}" for method in ("GET", "HEAD")),
        *(f"{method} /v1/messages/{{token}}/stop" for method in ("GET", "HEAD", "POST", "DELETE")),
        *(f"POST /v1/messages/{{token}}/{call}" for call in ("done", "snooze")),
    )
} | {
    "cloudwatch/logGroup:LogGroup feedback-logs",
    "iam/role:Role feedback-role",
    "iam/rolePolicy:RolePolicy feedback-policy",
    "lambda/eventSourceMapping:EventSourceMapping feedback-source",
    "lambda/function:Function feedback",
    "sesv2/configurationSetEventDestination:ConfigurationSetEventDestination feedback-events",
    "sns/topic:Topic feedback-topic",
    "sns/topicSubscription:TopicSubscription feedback-subscription",
    "sqs/queue:Queue feedback-dead-letters",
    "sqs/queue:Queue feedback-queue",
    "sqs/queuePolicy:QueuePolicy feedback-queue-policy",
}

WATCHING = ("cloudwatch/dashboard:", "cloudwatch/logMetricFilter:", "cloudwatch/metricAlarm:")


def test_an_up_over_the_former_release_and_back_updates_in_place(
    make_stacks: Callable[[Path], Stacks], shared_project: Path, emulator: Emulator, tmp_path: Path
) -> None:
    former = copy_former(tmp_path / "former")
    project = tmp_path / "project"
    copy_folder(former, project)
    stacks = make_stacks(project)
    seconds = stacks.deploy("dev")
    site = Site.of(emulator, stacks.outputs("dev"))
    reminder = site.create("Created by the former release", 30 + round(4 * seconds))

    assert others(up(stacks, shared_project)) == {
        **{name: {"update"} for name in CHANGED},
        **{name: {"create"} for name in NEW},
    }
    wait, new = 30 + round(2 * seconds), {"reference": "order-7", "metadata": {"order": "7"}}
    later = site.create("Created by the present release", wait, **new)
    assert site.waiting(reminder)
    assert {each["id"] for each in site.reminders()} == {reminder["id"], later["id"]}

    assert others(up(stacks, former)) == {
        **{name: {"update"} for name in CHANGED},
        **{name: {"delete"} for name in NEW},
    }
    assert {each["id"] for each in site.reminders()} == {reminder["id"], later["id"]}
    site.delivered(reminder)
    site.delivered(later)


def up(stacks: Stacks, program: Path) -> dict[str, set[str]]:
    """Deploys another program to the stack, with the stack's config; returns the changed resources."""
    config = (stacks.project / "Pulumi.dev.yaml").read_text()
    shutil.rmtree(stacks.project)
    copy_folder(program, stacks.project)
    (stacks.project / "Pulumi.dev.yaml").write_text(config)
    return stacks.run("dev", "up").touched


def others(touched: dict[str, set[str]]) -> dict[str, set[str]]:
    """Returns the changes without monitoring, which is created, changed and deleted, never replaced."""
    watching = {name for name in touched if name.startswith(WATCHING)}
    assert {how for name in watching for how in touched[name]} <= {"create", "update", "delete"}
    return {name: how for name, how in touched.items() if name not in watching}
