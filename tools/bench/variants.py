"""Builds the measured variants: the deployed API package, and other handlers packaged in the same way."""

from dataclasses import dataclass
from pathlib import Path

from lambda_build.assemble import assemble
from lambda_build.targets import FUNCTIONS, TARGETS, Function
from tools import ROOT

BUILD = ROOT / "build" / "bench"
TARGET = TARGETS["local"]
API = next(function for function in FUNCTIONS if function.name == "api")
COMPARED = Function(
    name="compared",
    module="tools.bench.handlers.hand_written",
    folders=("tools/bench/handlers",),
    lock="bench",
    services=API.services,
)


@dataclass(frozen=True, slots=True)
class Variant:
    """One handler: its name in the report, its package, and the module with `handler`."""

    name: str
    package: Path
    module: str


def prepare() -> tuple[Variant, ...]:
    """Builds all packages; the first variant is the baseline.

    Raises what `lambda_build.assemble` raises.
    """
    api, compared = assemble(API, TARGET, BUILD), assemble(COMPARED, TARGET, BUILD)
    return (
        Variant("hand-written, boto3", compared, "tools.bench.handlers.hand_written"),
        Variant("this API", api, "api.handler"),
        Variant("FastAPI, plain", compared, "tools.bench.handlers.fastapi_plain"),
    )
