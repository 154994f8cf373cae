"""Compiles modules at build time, since compiling them makes a cold start several times as long.

The byte code is not checked against its source, which doesn't change in a Lambda. It holds the file names of
the Lambda, so every build gives the same bytes.
"""

import subprocess
from pathlib import Path

LAMBDA_ROOT = "/var/task"
SOURCE_REQUIRED = ("anyio/__init__.py", "anyio/abc/__init__.py")
"""Modules that read their own source to import names lazily. Without it they import everything at once."""


def compile_modules(package: Path, interpreter: Path) -> None:
    """Adds byte code made by `interpreter` to each module in `package` that has its source.

    Raises CalledProcessError for a syntax error.
    """
    _compile(package, [interpreter, "-I", "-m", "compileall"])


def compile_dependencies(folder: Path, interpreter: Path) -> None:
    """Replaces each module in `folder` by its byte code, except for SOURCE_REQUIRED.

    Tracebacks then show the file and line, but no source text or column markers.
    Raises CalledProcessError for a syntax error.
    """
    _compile(folder, [interpreter, "-I", "-X", "no_debug_ranges", "-m", "compileall", "-b"])
    for source in list(folder.rglob("*.py")):
        read = source.relative_to(folder).as_posix() in SOURCE_REQUIRED
        (source.with_suffix(".pyc") if read else source).unlink()


def _compile(folder: Path, compiler: list[str | Path]) -> None:
    how: list[str | Path] = ["-q", "--invalidation-mode", "unchecked-hash", "-s", folder, "-p", LAMBDA_ROOT]
    subprocess.run([*compiler, *how, folder], check=True)
