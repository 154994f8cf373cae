"""What is built: the three functions, and the two places that they run on."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """One Lambda: its handler's module, our folders, its lock (`requirements/{lock}.txt`), the AWS services.

    `swagger_ui` are the files of Swagger UI that go to `api/routes/docs_ui`, for `api/routes/docs.py`.
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
    """A place that packages run on, and what tells `uv pip install` to choose the wheels for it.

    `compiler` is an interpreter of the Python that runs there; None where this machine has none.
    """

    name: str
    wheels: tuple[str, ...]
    compiler: Path | None


def _python_313() -> Path | None:
    """An interpreter of Lambda's Python: this one, else one on the PATH that really runs."""
    if sys.version_info[:2] == (3, 13):
        return Path(sys.executable)
    found = shutil.which("python3.13")
    if found is None or subprocess.run([found, "-c", ""], check=False, capture_output=True).returncode:
        return None
    return Path(found)


EMULATOR_PYTHON = ROOT / ".emulator-venv" / "bin" / "python"
TARGETS = {
    # This machine, on the Python of the emulator, which runs the Lambda code.
    "local": Target(name="local", wheels=("--python", str(EMULATOR_PYTHON)), compiler=EMULATOR_PYTHON),
    # AWS Lambda, whatever machine this is.
    "aws": Target(
        name="aws",
        wheels=(
            *("--python-platform", "aarch64-manylinux2014", "--python-version", "3.13"),
            *("--only-binary", ":all:"),
        ),
        compiler=_python_313(),
    ),
}
