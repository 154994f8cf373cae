"""Tests the launcher's additions to the emulator: SMS settings, names of failures, late responses."""

import json
import zipfile
from io import BytesIO
from typing import Any

import pytest

from tests.parts.local_provider.conftest import World
from tools.emulator import access_keys
from tools.emulator.recipients import EMAILS, LATE_SECONDS, AttemptCounter
from tools.local_provider.aws_clients import Aws
from tools.local_provider.endpoint import Endpoint
from tools.local_provider.registry import RESOURCE_TYPES
from tools.local_provider.to_aws import UnmappedProperty
from workflow.machine.definition import parsed

PREFERENCES = "aws:sns/smsPreferences:SmsPreferences"
HANDLER = """
class Outer:
    class Own(Exception):
        pass

def handler(event, context):
    text = event["text"]
    if event["kind"] == "import":
        import tools.emulator
    raise {"own": Outer.Own(text), "value": ValueError(text), "key": KeyError(text)}[event["kind"]]
"""


@pytest.fixture
def world(emulator_endpoint: Endpoint) -> World:
    return World(Aws(emulator_endpoint, "us-west-2"))


def attributes(world: World) -> Any:  # noqa: ANN401 - a response of AWS
    return world.call("sns", "get_sms_attributes")["attributes"]


def test_the_accounts_settings_for_sms_are_kept_and_changed_and_reset(world: World) -> None:
    before = world.create(PREFERENCES, monthlySpendLimit=30, defaultSmsType="Transactional")
    assert attributes(world) == {"MonthlySpendLimit": "30", "DefaultSMSType": "Transactional"}
    named = world.call("sns", "get_sms_attributes", attributes=["MonthlySpendLimit"])["attributes"]
    assert named == {"MonthlySpendLimit": "30"}
    world.change(PREFERENCES, before, monthlySpendLimit=40)
    assert attributes(world)["MonthlySpendLimit"] == "40"
    RESOURCE_TYPES[PREFERENCES].delete(world.aws, before)
    assert attributes(world) == {"MonthlySpendLimit": "", "DefaultSMSType": ""}


def test_a_functions_keys_cannot_be_computed_from_its_name() -> None:
    sessions: dict[str, dict[str, str]] = {}

    class Emulator:
        """Keys as the emulator makes them: derived from public names."""

        _sessions = sessions

        @staticmethod
        def execution_credentials(_: object) -> dict[str, str]:
            sessions["ASIAKNOWN"] = {"SecretAccessKey": "s", "SessionToken": "t", "Arn": "a"}
            return {"AWS_ACCESS_KEY_ID": "ASIAKNOWN", "AWS_SECRET_ACCESS_KEY": "s", "AWS_SESSION_TOKEN": "t"}

        @staticmethod
        def register_session(key: str, session: dict[str, str]) -> None:
            sessions[key] = session

    access_keys.issue_function_keys(Emulator, Emulator, Emulator, "the key of this run")
    keys = Emulator.execution_credentials({})
    assert keys == Emulator.execution_credentials({})
    assert not {"ASIAKNOWN", "s", "t"} & {*keys.values()}
    assert sessions == {
        keys["AWS_ACCESS_KEY_ID"]: {
            "SecretAccessKey": keys["AWS_SECRET_ACCESS_KEY"],
            "SessionToken": keys["AWS_SESSION_TOKEN"],
            "Arn": "a",
        }
    }


def test_a_functions_keys_belong_to_one_region(emulator_endpoint: Endpoint) -> None:
    here, elsewhere = (World(Aws(emulator_endpoint, region)) for region in ("us-east-1", "us-east-2"))
    here.call("sns", "set_sms_attributes", attributes={"DefaultSenderID": "a<&b"})
    assert attributes(here) == {"DefaultSenderID": "a<&b"}
    assert attributes(elsewhere) == {}


def test_an_unknown_setting_is_rejected(world: World) -> None:
    with pytest.raises(UnmappedProperty, match="carrier"):
        world.create(PREFERENCES, carrier="any")


def make_function(world: World) -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("main.py", HANDLER)
    role = world.create("aws:iam/role:Role", name=world.name, assumeRolePolicy="{}").properties["arn"]
    function = {"FunctionName": world.name, "Runtime": "python3.13", "Role": role, "Handler": "main.handler"}
    world.call("lambda", "create_function", **function, Code={"ZipFile": content.getvalue()})


def test_a_functions_failure_has_the_name_of_its_exception(world: World) -> None:
    make_function(world)
    for kind, text, name in (
        ("own", "of: two\nlines: at least\n", "Own"),
        ("value", "", "ValueError"),
        ("key", "Traceback: no.thing", "KeyError"),
        ("import", "", "ModuleNotFoundError"),  # the package lacks the project's modules
    ):
        event = json.dumps({"kind": kind, "text": text})
        response = world.call("lambda", "invoke", FunctionName=world.name, Payload=event)
        assert json.load(response["Payload"])["errorType"] == name


def test_a_function_logs_only_to_an_existing_group(world: World) -> None:
    make_function(world)
    group, event = {"logGroupName": f"/aws/lambda/{world.name}"}, json.dumps({"kind": "own", "text": ""})
    world.call("lambda", "invoke", FunctionName=world.name, Payload=event)
    assert (
        world.call("logs", "describe_log_groups", logGroupNamePrefix=group["logGroupName"])["logGroups"] == []
    )
    world.call("logs", "create_log_group", **group)
    world.call("lambda", "invoke", FunctionName=world.name, Payload=event)
    assert world.call("logs", "filter_log_events", **group)["events"]


def test_a_late_response_exceeds_every_time_out() -> None:
    states = parsed()["States"]
    waited = {states[name]["TimeoutSeconds"] for name in ("SMSOnly", "SMSAgain", "EmailOnly")}
    assert max(waited) < LATE_SECONDS


def test_messages_are_counted_separately_and_with_any_label() -> None:
    attempts = AttemptCounter(EMAILS)
    throttled = "throttled@simulator.amazonses.com"

    def fails(recipient: str, message: bytes) -> bool:
        return attempts.failure(recipient, message) is not None

    assert [fails(throttled, b"a") for _ in range(4)] == [True, True, False, True]
    assert [fails("throttled+label@simulator.amazonses.com", b"b") for _ in range(3)] == [True, True, False]
    for other in ("throttled@example.org", "success@simulator.amazonses.com", "+61491570156", ""):
        assert not fails(other, b"a")
