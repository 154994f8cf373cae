"""Tests tokens of a running system: for users by password, for a program by its secret."""

import json
import re
import subprocess
from pathlib import Path

import httpx
import pytest

from tests import ROOT
from tests.patience import PATIENCE_SECONDS
from tests.stack import EMAIL, Stack, bearer
from tests.tokens import claims
from tools.local.ports import free_port
from tools.local.sign_in import fresh_token
from tools.local.sign_in.code_flow import sign_in

NEW = {"message": "Call", "preference": "email", "email": EMAIL, "waitSeconds": 86_400}


def test_a_program_owns_what_it_creates(stack: Stack) -> None:
    reminders = f"{stack.outputs['apiUrl']}/reminders"
    grant = {"grant_type": "client_credentials", "scope": "reminders/read reminders/write"}
    client = (stack.outputs["programClientId"], stack.outputs["programClientSecret"])
    token = httpx.post(stack.outputs["tokenUrl"], data=grant, auth=client, timeout=PATIENCE_SECONDS).json()[
        "access_token"
    ]
    assert claims(token)["sub"] == stack.outputs["programClientId"]
    made = httpx.post(reminders, json=NEW, headers=bearer(token), timeout=PATIENCE_SECONDS)
    assert made.status_code == 201
    its_own = f"{reminders}/{made.json()['id']}"
    assert httpx.get(its_own, headers=bearer(token), timeout=PATIENCE_SECONDS).status_code == 200
    assert stack.http.get(its_own).status_code == 404


def test_a_session_is_renewed_without_the_password(stack: Stack) -> None:
    tokens = sign_in(stack.site_url, **stack.outputs["demoUser"])
    config = stack.sign_in_config
    renewed = httpx.post(
        config["tokenEndpoint"],
        data={
            "grant_type": "refresh_token",
            "client_id": config["clientId"],
            "refresh_token": tokens["refresh_token"],
        },
        timeout=PATIENCE_SECONDS,
    ).json()
    listed = httpx.get(
        f"{stack.site_url}/v1/reminders", headers=bearer(renewed["access_token"]), timeout=PATIENCE_SECONDS
    )
    assert listed.status_code == 200


def test_a_fresh_token_can_be_had_while_it_runs(stack: Stack, capsys: pytest.CaptureFixture[str]) -> None:
    assert fresh_token.main(["--state", str(stack.child.state)]) == 0
    token = capsys.readouterr().out.strip()
    assert token != stack.child.outputs["token"]
    assert claims(token)["sub"] == claims(stack.child.outputs["token"])["sub"]


def test_without_a_running_system_the_token_command_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fresh_token.main(["--state", str(tmp_path)]) == 1
    never_deleted = {"siteUrl": f"http://localhost:{free_port()}"}  # the machine was switched off
    (tmp_path / "outputs.json").write_text(json.dumps(never_deleted))
    assert fresh_token.main(["--state", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "The system is not running: start it with `make local`.\n" * 2)


def test_the_tokens_of_the_outputs_are_of_two_users_and_valid_for_an_hour(stack: Stack) -> None:
    mine, theirs = (claims(stack.child.outputs[name]) for name in ("token", "otherToken"))
    assert mine["sub"] != theirs["sub"]
    assert mine["exp"] - mine["iat"] == theirs["exp"] - theirs["iat"] == 3600
    assert {mine["iss"], theirs["iss"]} == {stack.outputs["issuer"]}
    assert {"reminders/read", "reminders/write"} <= set(mine["scope"].split())


def test_the_users_and_their_passwords_are_printed(stack: Stack) -> None:
    for user in (stack.child.outputs["demoUser"], stack.child.outputs["otherUser"]):
        assert f"{user['username']}, password {user['password']}" in stack.child.printed


def test_the_printed_command_gets_a_token_of_this_system(stack: Stack) -> None:
    command = re.search(r"\$\((make .*)\)\"", stack.child.printed)
    assert command is not None
    done = subprocess.run(
        ["bash", "-c", command[1]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert claims(done.stdout.strip())["iss"] == stack.outputs["issuer"]
