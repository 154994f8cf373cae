"""Tests that only this user can read `outputs.json`, and that `kill -9` leaves neither it nor a process."""

import json
import os
import stat
from pathlib import Path

import pytest

from tests.requirements import require_built_page, require_emulator
from tests.stack import wait_until
from tools.local.ports import PortInUse, require_free
from tools.local.sign_in.outputs import write
from tools.local_check.child import running_child


@pytest.mark.parametrize("left", [False, True])
def test_nobody_else_may_read_tokens_and_key(tmp_path: Path, left: bool) -> None:
    file = tmp_path / "outputs.json"
    if left:
        for name in (file, file.with_suffix(".partial")):
            name.touch(mode=0o644)
    write(file, {"token": "t"})
    assert json.loads(file.read_text()) == {"token": "t"}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.skipif(not Path("/proc").exists(), reason="it reads Linux's list of processes")
def test_a_killed_run_leaves_no_process_and_no_file() -> None:
    require_emulator()
    require_built_page()
    with running_child() as child:
        pid, outputs = child.process.pid, child.state / "outputs.json"
        (emulator,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        ports = [int(child.outputs[url].rpartition(":")[2]) for url in ("endpointUrl", "siteUrl")]
        assert outputs.exists()
        child.process.kill()
        child.process.wait()
        wait_until(lambda: not outputs.exists())
        wait_until(lambda: not group_exists(int(emulator)))
        wait_until(lambda: all(map(is_free, ports)))


def group_exists(group: int) -> bool:
    """Returns whether any process of the group exists."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def is_free(port: int) -> bool:
    """Returns whether nothing listens on the port."""
    try:
        require_free(port, "", "")
    except PortInUse:
        return False
    return True
