"""An `up` over the stack of the former release changes what it must in place, and loses nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.emulator import Emulator
from tests.engine.former_project import copy_former
from tests.engine.site import Site
from tests.engine.stacks import Stacks

pytestmark = pytest.mark.slow

CHANGED = {
    *(f"lambda/function:Function {name}" for name in ("api", "email", "pacer", "sweep")),  # their code
    "iam/rolePolicy:RolePolicy api-policy",  # who asks is read from the user pool
    "apigatewayv2/stage:Stage api-stage",  # its access log says who called
    "sfn/stateMachine:StateMachine reminder",  # its definition bounds the copies of a message
    "cloudfront/distribution:Distribution site",  # which keeps no errors, and the docs files
}

NEW = {  # HEAD, as RFC 9110 has it
    f"apigatewayv2/route:Route api HEAD {path}"
    for path in ("/v1/health", "/v1/reminders", "/v1/reminders/{id}")
}

WATCHING = ("cloudwatch/dashboard:", "cloudwatch/logMetricFilter:", "cloudwatch/metricAlarm:")


def test_an_up_over_the_former_release_changes_what_it_must_in_place(
    make_stacks: Callable[[Path], Stacks], shared_project: Path, emulator: Emulator, tmp_path: Path
) -> None:
    project = copy_former(tmp_path / "project")
    stacks = make_stacks(project)
    seconds = stacks.deploy("dev")
    site = Site.of(emulator, stacks, "dev")
    reminder = site.create("Created by the former release", 30 + round(2 * seconds))

    config = (project / "Pulumi.dev.yaml").read_text()
    shutil.rmtree(project)
    shutil.copytree(shared_project, project, symlinks=True)
    (project / "Pulumi.dev.yaml").write_text(config)
    touched = stacks.run("dev", "up").touched
    watching = {name for name in touched if name.startswith(WATCHING)}
    others = {name: how for name, how in touched.items() if name not in watching}
    assert others == {name: {"update"} for name in CHANGED} | {name: {"create"} for name in NEW}
    assert {how for name in watching for how in touched[name]} <= {"create", "update"}
    assert site.waiting(reminder)
    assert [each["id"] for each in site.reminders()] == [reminder["id"]]
    site.delivered(reminder)
