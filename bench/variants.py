"""What is measured: the API's package as it is deployed, and other handlers, packaged alike."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from lambda_build.assemble import assemble
from lambda_build.byte_code import compile_modules
from lambda_build.dependencies import installed
from lambda_build.imports import imported_modules
from lambda_build.selection import copy_imported
from lambda_build.targets import EMULATOR_PYTHON, FUNCTIONS, ROOT, TARGETS, Function

BUILD = ROOT / "build" / "bench"
HERE = Path(__file__).parent
TARGET = TARGETS["local"]
API = next(function for function in FUNCTIONS if function.name == "api")
PEERS = Function(name="peers", module="bench.handlers", lock="bench", services=API.services)


@dataclass(frozen=True, slots=True)
class Variant:
    """One handler: how the report names it, where its modules are, and which of them has `handler`."""

    name: str
    path: tuple[Path, ...]
    module: str
    payload: str = "2.0"


def prepare() -> tuple[Variant, ...]:
    """Builds all packages; the first variant is what the others are compared with.

    Raises what `lambda_build.assemble` raises.
    """
    api = assemble(API, TARGET, BUILD)
    path = (_handlers(BUILD / "peers"),)
    return (
        Variant("hand-written, boto3", path, "bench.handlers.hand_written"),
        Variant("this API", (api,), "api.handler"),
        Variant("FastAPI, plain", path, "bench.handlers.fastapi_plain"),
        Variant("powertools", path, "bench.handlers.powertools_resolver"),
        Variant("chalice", path, "bench.handlers.chalice_app", payload="1.0"),
        Variant("starlette, pydantic", path, "bench.handlers.starlette_pydantic"),
        Variant("starlette, msgspec", path, "bench.handlers.starlette_msgspec"),
    )


def _handlers(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "handlers", folder / "bench" / "handlers", ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copy(HERE / "__init__.py", folder / "bench")
    libraries = installed(PEERS, TARGET, BUILD / ".dependencies")
    modules = [f"bench.handlers.{file.stem}" for file in (HERE / "handlers").glob("[!_]*.py")]
    copy_imported(libraries, imported_modules((ROOT, libraries), *modules), folder)
    compile_modules(folder, EMULATOR_PYTHON)
    return folder
