"""Compiles a package's modules, so that no cold start has to, which would take several times as long.

Byte code is never compared with its source, which doesn't change in a Lambda, and names files as they are
called there: so it is the same whenever and wherever it is made.
"""

import subprocess
from pathlib import Path

LAMBDA_ROOT = "/var/task"
COMPILE_TREE = Path(__file__).with_name("compile_tree.py")


def compile_modules(package: Path, interpreter: Path) -> None:
    """Adds byte code of `interpreter` to each module in `package` that has its source.

    Raises CalledProcessError for a syntax error.
    """
    how: list[str | Path] = ["-q", "--invalidation-mode", "unchecked-hash", "-s", package, "-p", LAMBDA_ROOT]
    subprocess.run([interpreter, "-I", "-m", "compileall", *how, package], check=True)


def compile_dependencies(folder: Path, interpreter: Path) -> None:
    """Puts a `.pyc` that does without its source beside each module in `folder`, see `compile_tree`.

    A traceback then has the file and the line, not its text. Raises CalledProcessError for a syntax error.
    """
    how: list[str | Path] = ["-I", "-X", "no_debug_ranges", COMPILE_TREE, folder, LAMBDA_ROOT]
    subprocess.run([interpreter, *how], check=True)
