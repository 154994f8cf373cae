"""The workflow that deploys: no stored keys, least permissions, pinned actions, the pinned CLI."""

import re
import tomllib
from typing import Any

import pytest
import yaml

from tests import ROOT
from tests.engine.pulumi_cli.find import version
from tests.parts.docs.pages import section

FILE = ROOT / ".github" / "workflows" / "deploy.yml"


def workflow() -> Any:  # noqa: ANN401  # YAML
    return yaml.load(FILE.read_text(), yaml.BaseLoader)


def step(job: str, action: str) -> Any:  # noqa: ANN401  # YAML
    (found,) = (each for each in workflow()["jobs"][job]["steps"] if each.get("uses", "").startswith(action))
    return found


def test_no_secret_is_read() -> None:
    assert "secrets." not in FILE.read_text()


def test_it_may_read_the_code_and_sign_in_and_nothing_else() -> None:
    assert workflow()["permissions"] == {}
    for job in workflow()["jobs"].values():
        assert job["permissions"] == {"contents": "read", "id-token": "write"}


def test_every_action_is_pinned_to_a_commit_and_says_its_version() -> None:
    uses = re.findall(r"uses: (.*)", FILE.read_text())
    assert uses
    assert [
        use for use in uses if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)
    ] == []


@pytest.mark.parametrize(
    ("job", "event", "command"), [("preview", "pull_request", "preview"), ("up", "push", "up")]
)
def test_each_event_has_its_job(job: str, event: str, command: str) -> None:
    assert f"github.event_name == '{event}'" in workflow()["jobs"][job]["if"]
    assert step(job, "pulumi/actions")["with"]["command"] == command


@pytest.mark.parametrize("job", ["preview", "up"])
def test_nothing_is_run_after_signing_in_but_the_engine(job: str) -> None:
    steps = workflow()["jobs"][job]["steps"]
    signed_in = steps.index(step(job, "aws-actions/configure-aws-credentials"))
    assert [each["uses"].partition("@")[0] for each in steps[signed_in + 1 :]] == ["pulumi/actions"]


@pytest.mark.parametrize("job", ["preview", "up"])
def test_the_cli_is_the_one_that_the_tests_use_and_the_sdk_has_its_number(job: str) -> None:
    number = step(job, "pulumi/actions")["with"]["pulumi-version"]
    assert f"v{number}" == version()
    assert (
        f"pulumi=={number}"
        in tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]["run"]
    )
    assert f"\npulumi=={number} " in (ROOT / "requirements" / "run.txt").read_text()


def test_a_running_deployment_is_never_cut_off() -> None:
    assert workflow()["jobs"]["up"]["concurrency"] == {"group": "deploy", "cancel-in-progress": "false"}


def test_its_variables_are_described() -> None:
    read = set(re.findall(r"vars\.(\w+)", FILE.read_text()))
    described = section("deploy.md", "From GitHub Actions")
    assert {name for name in read if f"`{name}`" not in described} == set()
