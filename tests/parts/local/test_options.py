"""Tests options: values, defaults, and errors."""

from pathlib import Path

import pytest

from tests import ROOT
from tools.local.options import Options, parse
from tools.local.stack import config


def test_the_options_have_defaults() -> None:
    options = parse([], {})
    assert options == Options(port=4566, site_port=4567, state=ROOT / ".local")
    assert (options.endpoint_url, options.site_url) == ("http://127.0.0.1:4566", "http://localhost:4567")
    assert options.sign_in_url == "http://localhost:4566"


def test_ports_and_folder_can_be_chosen(tmp_path: Path) -> None:
    given = parse(["--port", "5001", "--site-port", "5003", "--state", str(tmp_path)])
    assert given == Options(port=5001, site_port=5003, state=tmp_path)


def test_the_ports_of_the_environment_are_the_defaults() -> None:
    environment = {"LOCAL_PORT": "5001", "SITE_PORT": "5002"}
    given = parse(["--site-port", "5003"], environment)
    assert (given.port, given.site_port) == (5001, 5003)
    assert parse([], environment).site_port == 5002


def test_config_and_retry_scale_can_be_chosen() -> None:
    given = parse(["--config", "smsSenderId=A=B", "--config", "remindersPerDay=3", "--retry-scale", "0.1"])
    assert (given.config, given.retry_scale) == ({"smsSenderId": "A=B", "remindersPerDay": "3"}, 0.1)
    local = config(given)
    assert local["task-reminder:remindersPerDay"] == "3"
    assert local.keys() == config(parse([])).keys() | {"task-reminder:smsSenderId"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--config", "remindersPerDay"], "'remindersPerDay' is not KEY=VALUE"),
        (["--config", "=3"], "'=3' is not KEY=VALUE"),
        *((["--retry-scale", text], f"{text!r} is no share") for text in ("1.1", "x", "nan", "-1")),
        (["--port", "0"], "'0' is no port"),
        (["--port", "65536"], "'65536' is no port"),
        (["--site-port", "http"], "'http' is no port"),
        (["--port", "5000", "--site-port", "5000"], "can't both have port 5000"),
        (["--what"], "--what"),
    ],
)
def test_wrong_options_are_reported_in_a_usage_message(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(arguments)
    assert ended.value.code == 2
    assert message in capsys.readouterr().err
