"""`outputs.json` has tokens and the emulator's key: it is this user's alone."""

import json
import stat
from pathlib import Path

import pytest

from tools.local.sign_in.outputs import write


@pytest.mark.parametrize("left", [False, True])
def test_nobody_else_may_read_it(tmp_path: Path, left: bool) -> None:
    file = tmp_path / "outputs.json"
    if left:
        for name in (file, file.with_suffix(".partial")):
            name.touch(mode=0o644)
    write(file, {"token": "t"})
    assert json.loads(file.read_text()) == {"token": "t"}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
