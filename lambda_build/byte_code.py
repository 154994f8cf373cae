"""Compiles modules, so that no cold start has to, which would take several times as long.

Byte code is never compared with its source, which doesn't change in a Lambda, and names files as they are
called there: so it is the same whenever and wherever it is made.
"""

import subprocess
from pathlib import Path

LAMBDA_ROOT = "/var/task"
SOURCE_READ = ("anyio/__init__.py", "anyio/abc/__init__.py")
"""Modules that read their own source, to import on demand what it names; without it, all at once."""


def compile_modules(package: Path, interpreter: Path) -> None:
    """Adds byte code of `interpreter` to each module in `package` that has its source.

    Raises CalledProcessError for a syntax error.
    """
    _compile(package, [interpreter, "-I", "-m", "compileall"])


def compile_dependencies(folder: Path, interpreter: Path) -> None:
    """Replaces each module in `folder` by its byte code, but for those of SOURCE_READ, which stay.

    A traceback then has the file and the line, not its text, and so no columns, which mark a part of it.
    Raises CalledProcessError for a syntax error.
    """
    _compile(folder, [interpreter, "-I", "-X", "no_debug_ranges", "-m", "compileall", "-b"])
    for source in list(folder.rglob("*.py")):
        read = source.relative_to(folder).as_posix() in SOURCE_READ
        (source.with_suffix(".pyc") if read else source).unlink()


def _compile(folder: Path, compiler: list[str | Path]) -> None:
    how: list[str | Path] = ["-q", "--invalidation-mode", "unchecked-hash", "-s", folder, "-p", LAMBDA_ROOT]
    subprocess.run([*compiler, *how, folder], check=True)
