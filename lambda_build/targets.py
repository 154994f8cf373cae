"""Defines what is built: the three functions, and the two targets that they run on."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """One Lambda: its handler's module, our folders, its lock (`requirements/{lock}.txt`), the AWS services.

    `swagger_ui` lists the Swagger UI files to copy to `api/routes/docs_ui`, for `api/routes/docs.py`.
    """

    name: str
    module: str
    folders: tuple[str, ...]
    lock: str
    services: frozenset[str]
    swagger_ui: tuple[str, ...] = ()


FUNCTIONS = (
    Function(
        name="api",
        module="api.handler",
        folders=("api", "workflow"),
        lock="api",
        services=frozenset({"cognito-idp", "dynamodb", "stepfunctions"}),
        swagger_ui=("swagger-ui-bundle.js", "swagger-ui.css"),
    ),
    Function(
        name="email",
        module="workers.email",
        folders=("workers", "workflow"),
        lock="workers",
        services=frozenset({"dynamodb", "sesv2"}),
    ),
    Function(
        name="sweep",
        module="workers.sweep",
        folders=("workers", "workflow"),
        lock="sweep",
        services=frozenset({"dynamodb", "stepfunctions"}),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A platform that packages run on, and the `uv pip install` options that select its wheels.

    `compiler` is an interpreter of the target's Python version, None if this machine has none.
    """

    name: str
    wheels: tuple[str, ...]
    compiler: Path | None


def _python_313() -> Path | None:
    """Returns an interpreter of Lambda's Python version: this one, else one on the PATH that works."""
    if sys.version_info[:2] == (3, 13):
        return Path(sys.executable)
    found = shutil.which("python3.13")
    if found is None or subprocess.run([found, "-c", ""], check=False, capture_output=True).returncode:
        return None
    return Path(found)


EMULATOR_PYTHON = ROOT / ".emulator-venv" / "bin" / "python"
TARGETS = {
    # This machine, with the emulator's Python, which runs the Lambda code.
    "local": Target(name="local", wheels=("--python", str(EMULATOR_PYTHON)), compiler=EMULATOR_PYTHON),
    # AWS Lambda, independent of this machine.
    "aws": Target(
        name="aws",
        wheels=(
            *("--python-platform", "aarch64-manylinux2014", "--python-version", "3.13"),
            *("--only-binary", ":all:"),
        ),
        compiler=_python_313(),
    ),
}
