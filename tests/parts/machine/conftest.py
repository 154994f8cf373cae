"""Provides the state machine in both interpreters: moto's and the emulator's."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from moto import mock_aws
from moto.awslambda_simple.models import LambdaSimpleBackend
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.sns.exceptions import SNSException
from moto.sns.models import SNSBackend, sns_backends
from moto.stepfunctions.parser.asl.parse.asl_parser import AmazonStateLanguageParser

from tests.emulator import REGION, Emulator, running_emulator
from tests.parts.machine import scripted_worker
from tests.parts.machine.machine import Machine, client_maker
from workers import retired_pacer

RETRIER = "moto.stepfunctions.parser.asl.component.common.retry.retrier_decl"
WAIT = "moto.stepfunctions.parser.asl.component.state.wait.wait_function.wait_function.WaitFunction"
WAIT_SCALE = 0.00002
"""How long the emulator waits per second of the definition, for due times and retries."""

FEW_ATTEMPTS = 4
SMS_TASKS = ("SMSOnly", "SMSAgain", "ParallelSMS", "ParallelSMSAgain")
HANDLERS = {"scripted_worker": scripted_worker.handler, "retired_pacer": retired_pacer.handler}
PARSED = cache(AmazonStateLanguageParser.parse)
"""moto parses a definition slowly at each creation and execution; the stateless result is cached."""


@pytest.fixture(params=["moto", "emulator"])
def machine(request: pytest.FixtureRequest) -> Machine:
    """The state machine in each interpreter."""
    machine: Machine = request.getfixturevalue(f"in_{request.param}")
    return machine


@pytest.fixture
def retry_delays(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that moto would have waited before each retry; it never waits, not even in Wait states."""
    delays: list[float] = []
    monkeypatch.setattr(f"{RETRIER}.time", SimpleNamespace(sleep=delays.append))
    monkeypatch.setattr(f"{WAIT}._wait_interval", lambda *_, **__: None)
    return delays


@pytest.fixture
def mocked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, retry_delays: list[float]) -> Iterator[None]:
    """A mocked AWS whose Lambda runs the worker's code instead of only echoing."""
    assert retry_delays == []
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    monkeypatch.setenv("ATTEMPTS", str(tmp_path))
    monkeypatch.setattr(LambdaSimpleBackend, "invoke", _invoke)
    monkeypatch.setattr(AmazonStateLanguageParser, "parse", PARSED)
    settings: Any = {"stepfunctions": {"execute_state_machine": True}, "lambda": {"use_docker": False}}
    with mock_aws(config=settings):
        yield


def deploy_to_moto(
    monkeypatch: pytest.MonkeyPatch, attempts: Path, edit: Callable[[str], str] = str
) -> Machine:
    """Deploys the state machine to moto, with an edited definition."""
    return Machine(
        client_maker(region_name=REGION),
        attempts,
        sent_sms=_sms_in_moto,
        fail_sms=lambda error: fail_sms_in_moto(monkeypatch, error),
        edit=edit,
    )


@pytest.fixture
def in_moto(mocked: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:  # noqa: ARG001
    """The unchanged state machine in moto."""
    return deploy_to_moto(monkeypatch, tmp_path)


@pytest.fixture
def few_attempts_in_moto(mocked: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:  # noqa: ARG001
    """The state machine with few attempts, in moto."""
    return deploy_to_moto(monkeypatch, tmp_path, few_attempts)


def few_attempts(definition: str) -> str:
    """Edits a definition for tests: the 300 retries of a delivery and the 40 of a claim become a few."""
    for many in (300, 40):
        assert f'"MaxAttempts": {many},' in definition
        definition = definition.replace(f'"MaxAttempts": {many},', f'"MaxAttempts": {FEW_ATTEMPTS - 1},')
    return definition


@pytest.fixture(scope="session")
def emulator() -> Iterator[Emulator]:
    with running_emulator(AUTH="false", SFN_WAIT_SCALE=str(WAIT_SCALE)) as emulator:
        yield emulator


@pytest.fixture(scope="session")
def _deployed_to_emulator(emulator: Emulator, tmp_path_factory: pytest.TempPathFactory) -> Machine:
    deployed = Machine(
        client_maker(**emulator.client_options),
        tmp_path_factory.mktemp("attempts"),
        sent_sms=lambda phone: _sms_in(emulator, phone),
        fail_sms=lambda error: fail_tasks(deployed, emulator, error, *SMS_TASKS),
    )
    return deployed


@pytest.fixture
def in_emulator(_deployed_to_emulator: Machine) -> Machine:
    """The state machine in the emulator; table, worker and machine are created once."""
    _deployed_to_emulator.test_case = ""
    return _deployed_to_emulator


def fail_sms_in_moto(monkeypatch: pytest.MonkeyPatch, error: str, times: int | None = None) -> list[str]:
    """Makes SNS reject all publishes, or the first ones; returns the numbers of the attempts."""
    tried: list[str] = []
    publish = SNSBackend.publish

    def refuse(self: SNSBackend, message: str, **rest: Any) -> str:  # noqa: ANN401
        tried.append(str(rest.get("phone_number")))
        if times is None or len(tried) <= times:
            refusal = SNSException("planted")
            refusal.code = error.removeprefix("SNS.").removesuffix("Exception")
            raise refusal
        return publish(self, message, **rest)

    monkeypatch.setattr(SNSBackend, "publish", refuse)
    return tried


def _invoke(
    _backend: object,
    name: str,
    _qualifier: object,
    body: str,
    _headers: object,
    response_headers: dict[str, str],
) -> bytes:
    try:
        handler = HANDLERS[name.rpartition(":")[2]]
        return json.dumps(handler(json.loads(body), None)).encode()
    except Exception as error:  # noqa: BLE001  as Lambda responds for its function
        response_headers["x-amz-function-error"] = "Unhandled"
        return json.dumps({"errorType": type(error).__name__, "errorMessage": str(error)}).encode()


def _sms_in_moto(phone: str) -> list[str]:
    sent = sns_backends[DEFAULT_ACCOUNT_ID][REGION].sms_messages.values()
    return [message for number, message in sent if number == phone]


def _sms_in(emulator: Emulator, phone: str) -> list[str]:
    sent = emulator.get("/_ministack/sns/sms-messages?region=" + REGION)
    return [sms["Message"] for sms in sent["sms_messages"].get(phone, [])]


def fail_tasks(machine: Machine, emulator: Emulator, error: str, *tasks: str) -> None:
    """Makes every attempt of these tasks fail."""
    mock_tasks(machine, emulator, {task: {"0-999": thrown(error)} for task in tasks})


def thrown(error: str) -> Mapping[str, object]:
    """Returns the argument of `mock_tasks` for a failing attempt."""
    return {"Throw": {"Error": error, "Cause": "planted"}}


def mock_tasks(
    machine: Machine, emulator: Emulator, attempts: Mapping[str, Mapping[str, Mapping[str, object]]]
) -> None:
    """Mocks the results of attempts: by task, then by attempt ("0", "1-9").

    https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-test-sm-exec.html
    """
    emulator.configure(
        _sfn_mock_config={
            "StateMachines": {"reminder": {"TestCases": {"Mocked": {task: task for task in attempts}}}},
            "MockedResponses": attempts,
        }
    )
    machine.test_case = "#Mocked"
