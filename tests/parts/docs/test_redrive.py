"""Tests operate.md's command that redrives failed executions, with simulated `aws` and `pulumi`.

Neither the emulator nor moto supports RedriveExecution; `test_aws_commands` compares it with AWS's models.
"""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests import ROOT
from tests.parts.docs.pages import blocks
from tests.patience import PATIENCE_SECONDS

MACHINE = "arn:aws:states:eu-west-1:1:stateMachine:reminder"
FAILED = [
    "arn:aws:states:eu-west-1:1:execution:reminder:a-g1",
    "arn:aws:states:eu-west-1:1:execution:reminder:b-g1",
]
PULUMI = f"""#!/bin/sh
test "$*" = "stack output stateMachineArn" && echo {MACHINE}
"""
AWS = f"""#!{sys.executable}
import json, sys
from pathlib import Path
import jmespath

folder, options = Path(__file__).parent, dict(zip(sys.argv[3::2], sys.argv[4::2]))
if sys.argv[2] == "list-executions":
    assert (options["--status-filter"], options["--state-machine-arn"]) == ("FAILED", "{MACHINE}")
    listed = json.loads((folder / "listed.json").read_text())
    for row in jmespath.search(options["--query"], listed):
        print(*row, sep="\\t")
else:
    with (folder / "redriven").open("a") as file:
        print(options["--execution-arn"], file=file)
    sys.exit(255 if options["--execution-arn"].endswith("a-g1") else 0)  # as version 1 does; 2 has 254
"""


@pytest.fixture
def bin_folder(tmp_path: Path) -> Path:
    """A folder with an `aws` that lists failed executions and rejects the first redrive, and a `pulumi`."""
    for name, program in (("aws", AWS), ("pulumi", PULUMI)):
        (tmp_path / name).write_text(program)
        (tmp_path / name).chmod(stat.S_IRWXU)
    return tmp_path


@pytest.mark.parametrize("failed", [FAILED, []], ids=["two", "none"])
def test_all_failed_executions_are_redriven_although_one_is_rejected(
    bin_folder: Path, failed: list[str]
) -> None:
    listed = {"executions": [{"executionArn": arn} for arn in failed]}
    (bin_folder / "listed.json").write_text(json.dumps(listed))
    (bin_folder / "redriven").touch()
    [command] = [text for *_, text in blocks(ROOT / "docs" / "operate.md", "sh") if "while read" in text]
    path = f"{bin_folder}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path}
    done = subprocess.run(
        ["bash", "-c", command], check=False, env=environment, timeout=PATIENCE_SECONDS, capture_output=True
    )
    assert (bin_folder / "redriven").read_text().split() == failed
    assert done.stderr == b""
