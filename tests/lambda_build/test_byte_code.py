"""Dependencies' byte code: does what the source does, needs none, and is the same wherever it is made."""

import shutil
import subprocess
import sys
from pathlib import Path

from lambda_build.byte_code import compile_dependencies
from lambda_build.compile_tree import compile_tree

SOURCE = '''"""What the module is for."""
from dataclasses import dataclass

@dataclass
class Point:
    """A point."""
    x: int = 1

def checked(number: int) -> int:
    """Asserts are kept."""
    assert number > 0, "positive"
    return number

def nothing() -> None:
    """Has only this."""
'''


def run(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    start = f"import sys; sys.path.insert(0, {str(folder)!r}); import module; "
    return subprocess.run(
        [sys.executable, "-I", "-S", "-B", "-c", start + code], capture_output=True, text=True, check=False
    )


def compiled(folder: Path) -> Path:
    """`folder` with the byte code of the source alone."""
    folder.mkdir(parents=True)
    (folder / "module.py").write_text(SOURCE)
    compile_dependencies(folder, Path(sys.executable))
    (folder / "module.py").unlink()
    return folder


def test_it_runs_without_its_source(tmp_path: Path) -> None:
    done = run(compiled(tmp_path / "one"), "print(module.Point(), module.checked(2), module.nothing())")
    assert done.stdout.split() == ["Point(x=1)", "2", "None"]


def test_assertions_still_hold_and_a_traceback_has_file_and_line(tmp_path: Path) -> None:
    done = run(compiled(tmp_path / "one"), "module.checked(0)")
    assert 'File "/var/task/module.py", line 11, in checked' in done.stderr
    assert "AssertionError: positive" in done.stderr


def test_docstrings_are_emptied_and_not_gone(tmp_path: Path) -> None:
    code = "print(repr([module.__doc__, module.Point.__doc__, module.checked.__doc__]))"
    assert run(compiled(tmp_path / "one"), code).stdout.strip() == "['.', '.', '.']"


def test_it_is_the_same_in_any_folder_at_any_time(tmp_path: Path) -> None:
    one, another = compiled(tmp_path / "one"), compiled(tmp_path / "another" / "folder")
    assert (one / "module.pyc").read_bytes() == (another / "module.pyc").read_bytes()


def test_it_is_made_of_every_module_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "module.py").write_text(SOURCE)
    compile_tree(tmp_path, "/var/task")
    shutil.move(tmp_path / "inner" / "module.pyc", tmp_path)
    assert run(tmp_path, "print(module.checked.__code__.co_filename)").stdout == "/var/task/inner/module.py\n"
