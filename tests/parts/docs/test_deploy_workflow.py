"""Tests the workflows: no stored keys, least privilege, pinned actions, no deployment before the tests."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import ROOT
from tests.engine.pulumi_cli.find import version
from tests.parts.docs.pages import section

FOLDER = ROOT / ".github" / "workflows"
FILE = FOLDER / "deploy.yml"
SIGNED_IN = ("preview", "up")


def workflow(name: str = FILE.name) -> Any:  # noqa: ANN401  # YAML
    return yaml.load((FOLDER / name).read_text(), yaml.BaseLoader)


def step(job: str, action: str) -> Any:  # noqa: ANN401  # YAML
    (found,) = (each for each in workflow()["jobs"][job]["steps"] if each.get("uses", "").startswith(action))
    return found


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_no_secret_is_read() -> None:
    assert [file.name for file in FOLDER.iterdir() if "secrets." in file.read_text()] == []


def test_every_job_may_read_the_code_but_only_deploying_jobs_may_sign_in() -> None:
    assert workflow()["permissions"] == {}
    assert workflow("ci.yml")["permissions"] == {"contents": "read"}
    reads = {"contents": "read"}
    assert {name: job["permissions"] for name, job in workflow()["jobs"].items()} == {
        "ci": reads,
        "build": reads,
        "preview": {**reads, "id-token": "write", "pull-requests": "write"},
        "approval": {"actions": "read"},
        "up": {**reads, "id-token": "write"},
    }
    assert [job for job in workflow("ci.yml")["jobs"].values() if "permissions" in job] == []


@pytest.mark.parametrize("file", sorted(FOLDER.iterdir()), ids=lambda file: file.name)
def test_every_action_is_pinned_to_a_commit_and_says_its_version(file: Any) -> None:  # noqa: ANN401  # a path
    uses = set(re.findall(r"uses: (.*)", file.read_text())) - {"./.github/workflows/ci.yml"}
    assert uses
    assert [
        use for use in uses if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)
    ] == []


def test_an_action_is_pinned_to_the_same_commit_everywhere() -> None:
    uses = {use for file in FOLDER.iterdir() for use in re.findall(r"uses: ([^.].*)", file.read_text())}
    actions = [use.partition("@")[0] for use in uses]
    assert sorted(actions) == sorted(set(actions))


def test_main_is_deployed_only_after_its_tests_passed() -> None:
    # The tests are jobs of the same workflow run, so they test this commit.
    jobs = workflow()["jobs"]
    assert jobs["up"]["needs"] == ["ci", "build", "approval"]
    for needed in ("ci", "build"):
        assert f"&& needs.{needed}.result == 'success' &&" in f"{one_line(jobs['up']['if'])} &&"
    assert not re.search(r"always|failure", jobs["up"]["if"])
    refs = "(github.ref == 'refs/heads/main' || startsWith(github.ref, 'refs/tags/v'))"
    assert f"&& {refs} &&" in one_line(jobs["up"]["if"]), "whoever may push a branch may start it there"
    assert jobs["ci"]["uses"] == "./.github/workflows/ci.yml"
    assert jobs["ci"]["if"] == "github.event_name != 'pull_request'"
    assert workflow()["on"].keys() == {"push", "pull_request", "workflow_dispatch"}
    assert workflow("ci.yml")["on"].keys() == {"workflow_call", "pull_request", "schedule"}


def approval_exit_code(rules: list[str] | None, tmp_path: Path) -> int:
    """Runs the script of the job `approval` with these rules of the environment; returns its exit code."""
    types = [{"type": rule} for rule in rules] if rules is not None else None
    response = {"protection_rules": types} if types is not None else {"message": "Not Found"}
    gh = tmp_path / "gh"
    gh.write_text(f"#!{sys.executable}\n{GH}")
    gh.chmod(0o755)
    environment = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "GITHUB_REPOSITORY": "example/task-reminder",
        "RESPONSE": json.dumps(response),
    }
    (only,) = workflow()["jobs"]["approval"]["steps"]
    script = ["bash", "-e", "-o", "pipefail", "-c", only["run"]]
    return subprocess.run(script, env=environment, capture_output=True, check=False).returncode


GH = """import json, os, sys
assert sys.argv[1:4] == ["api", "repos/example/task-reminder/environments/production", "--jq"]
response = json.loads(os.environ["RESPONSE"])
if "message" in response:
    sys.exit("gh: Not Found (HTTP 404)")
print(sum(rule["type"] == "required_reviewers" for rule in response["protection_rules"]))
"""
"""Replaces GitHub's CLI: a missing environment is an error."""


@pytest.mark.parametrize(
    ("rules", "passes"),
    [
        (["wait_timer", "required_reviewers", "branch_policy"], True),
        (["branch_policy"], False),
        (None, False),
    ],
)
def test_an_up_needs_a_reviewer_by_default(rules: list[str] | None, passes: bool, tmp_path: Path) -> None:
    assert (approval_exit_code(rules, tmp_path) == 0) is passes
    jobs = workflow()["jobs"]
    assert jobs["up"]["environment"] == "production"
    condition = "(needs.approval.result == 'success' || vars.DEPLOY_WITHOUT_APPROVAL == 'true')"
    assert one_line(jobs["up"]["if"]).endswith(f"&& {condition}")


@pytest.mark.parametrize("job", SIGNED_IN)
def test_a_job_that_may_sign_in_only_deploys_the_artifacts_of_another_job(job: str) -> None:
    # Any step of such a job could sign in, so none runs code of a build or a package.
    steps = workflow()["jobs"][job]["steps"]
    assert [each.get("uses", each.get("run")).partition("@")[0] for each in steps] == [
        "actions/checkout",
        "actions/setup-python",
        "actions/download-artifact",
        "tar -xzf built.tar.gz",
        "aws-actions/configure-aws-credentials",
        "pulumi/actions",
    ]
    needs = workflow()["jobs"][job]["needs"]
    assert "build" in needs


def test_the_deployed_artifacts_are_all_outputs_of_make_build() -> None:
    runs = [each["run"] for each in workflow()["jobs"]["build"]["steps"] if "run" in each]
    assert runs[0] == "make build"
    assert set(re.findall(r"\S+", runs[1])) >= {".venv", "build/aws", "frontend/dist"}
    assert step("build", "actions/upload-artifact")["with"]["path"] == "built.tar.gz"


@pytest.mark.parametrize("job", SIGNED_IN)
def test_the_cli_has_the_version_of_the_tests_and_of_the_sdk(job: str) -> None:
    number = step(job, "pulumi/actions")["with"]["pulumi-version"]
    assert f"v{number}" == version()
    assert (
        f"pulumi=={number}"
        in tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]["run"]
    )
    assert f"\npulumi=={number} " in (ROOT / "requirements" / "run.txt").read_text()


def test_a_running_deployment_is_never_interrupted() -> None:
    up = workflow()["jobs"]["up"]
    assert up["concurrency"] == {"group": "deploy", "cancel-in-progress": "false"}
    # https://docs.github.com/en/actions/reference/limits: a job of a hosted runner has six hours.
    assert up["timeout-minutes"] == "360"
    seconds = step("up", "aws-actions/configure-aws-credentials")["with"]["role-duration-seconds"]
    assert int(seconds) == 360 * 60
    assert f"--max-session-duration {seconds}" in section("deploy.md", "From GitHub Actions")


def test_the_variables_of_the_workflows_are_documented() -> None:
    read = set(re.findall(r"vars\.(\w+)", FILE.read_text()))
    described = section("deploy.md", "From GitHub Actions")
    assert {name for name in read if f"`{name}`" not in described} == set()
