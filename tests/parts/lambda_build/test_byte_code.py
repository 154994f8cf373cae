"""Tests that byte code needs no source and keeps tracebacks; `test_platforms` compares two builds."""

import subprocess
import sys
from pathlib import Path

from lambda_build.byte_code import SOURCE_REQUIRED, compile_dependencies

SOURCE = '''"""What the module is for."""

def checked(number: int) -> int:
    assert number > 0, "positive"
    return number
'''


def compiled(folder: Path) -> Path:
    for name in ("module.py", *SOURCE_REQUIRED):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(SOURCE)
    compile_dependencies(folder, Path(sys.executable))
    return folder


def test_byte_code_runs_without_its_source_and_tracebacks_have_file_and_line(tmp_path: Path) -> None:
    folder = compiled(tmp_path / "one")
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.py*")} == {
        "module.pyc",
        *SOURCE_REQUIRED,
    }
    code = f"import sys; sys.path.insert(0, {str(folder)!r}); import module; module.checked(0)"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-B", "-c", code], capture_output=True, text=True, check=False
    )
    assert 'File "/var/task/module.py", line 4, in checked' in done.stderr
    assert "AssertionError: positive" in done.stderr
