"""Tests that a change of the config or the sources changes only its own resources, unnoticed by users.

Custom names are added with the first change and removed with the last, together with other changes.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.emulator import Emulator
from tests.engine.own_names import NAMES, NEW, NEW_RECORDS, UPDATED, make_zone, records
from tests.engine.project_copy import build_packages, copy_folder, replace_once
from tests.engine.site import Site
from tests.engine.stacks import Stacks

pytestmark = pytest.mark.slow

API = "lambda/function:Function api"
EMAIL_WORKER = "lambda/function:Function email"
SWEEP = "lambda/function:Function sweep"
FEEDBACK = "lambda/function:Function feedback"
STATE_MACHINE = "sfn/stateMachine:StateMachine reminder"
CONFIG_JSON = "s3/bucketObjectv2:BucketObjectv2 config.json"
INDEX_HTML = "s3/bucketObjectv2:BucketObjectv2 index.html"
UPS_BEFORE_DUE = (4, 7, 10)  # three changes and their builds, on busy machines


@pytest.fixture
def project(shared_project: Path, tmp_path: Path) -> Path:
    """A copy that this test may change."""
    return copy_folder(shared_project, tmp_path / "project")


def test_each_change_affects_only_its_own_resources_and_every_reminder_is_delivered(
    make_stacks: Callable[[Path], Stacks], project: Path, emulator: Emulator
) -> None:
    stacks, zone_id = make_stacks(project), make_zone(emulator, "example.org")
    seconds = stacks.deploy("dev")
    before = stacks.outputs("dev")
    site = Site.of(emulator, before)
    reminders = [
        site.create("Created before the changes", 20 + round(ups * seconds)) for ups in UPS_BEFORE_DUE
    ]

    stacks.configure("dev", **NAMES, hostedZoneId=zone_id, horizonDays=30)
    assert stacks.run("dev", "up").touched == {
        **{name: {"update"} for name in {API, CONFIG_JSON} | UPDATED},
        **{name: {"create"} for name in NEW},
    }
    named = stacks.outputs("dev")
    assert named["siteUrl"] == "https://remind.example.org"
    assert named["tokenUrl"] == "https://sign-in.remind.example.org/oauth2/token"
    assert "dnsRecords" not in named
    assert len(records(emulator, zone_id)) == len(NEW_RECORDS)
    assert site.get("/config.json").json()["limits"]["horizonDays"] == 30
    assert "30 days" in site.post("Too far ahead", 40 * 86400).text

    replace_once(project / "workers" / "email_message.py", 'f"Due: {', 'f"It was due: {')
    build_packages(project)
    replace_once(project / "frontend" / "dist" / "index.html", "<title>", "<title>Changed ")
    of_folder = (EMAIL_WORKER, SWEEP, FEEDBACK)  # their packages have the same folders
    assert stacks.run("dev", "up").touched == {name: {"update"} for name in (*of_folder, INDEX_HTML)}
    changed, _ = site.delivered(site.create("From the changed worker"))
    assert "It was due: " in changed.text
    assert "<title>Changed " in site.get("/").text

    replace_once(
        project / "workflow" / "machine" / "machine.json", '"Comment": "Waits', '"Comment": "Changed: waits'
    )
    stacks.configure("dev", horizonDays=30)
    assert stacks.run("dev", "up").touched == {
        **{name: {"update"} for name in {STATE_MACHINE} | UPDATED},
        **{name: {"delete"} for name in NEW},
    }
    assert records(emulator, zone_id) == []
    assert stacks.outputs("dev") == before
    site.delivered(site.create("By the changed definition"))

    all_changed = datetime.now(UTC)
    waiting = next(each for each in reminders if site.waiting(each))
    delivered, at = site.delivered(waiting)
    assert at > all_changed
    assert delivered.text.startswith("Created before the changes")
