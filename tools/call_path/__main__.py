"""`make call-path`: lists the project files that one `POST /v1/reminders` runs through, and the hops.

A hop is a call from a function of one file to a function of another, directly or through libraries.
Imports don't count, since the second request is traced.
"""

import importlib
import os
import sys
from collections import Counter
from pathlib import Path
from types import FrameType

from lambda_build.targets import ROOT
from tools.bench import aws_stub
from tools.bench.events import event
from tools.bench.sampling import ENVIRONMENT

PACKAGES = ("api", "workflow")


class Tracer:
    """A profile function that counts the calls of project functions by the calling file."""

    def __init__(self) -> None:
        self.hops: Counter[tuple[str, str]] = Counter()
        self._names: dict[str, str | None] = {}

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        """Counts one event of `sys.setprofile`."""
        callee = self._ours(frame)
        if event != "call" or callee is None:
            return
        outer = frame.f_back
        while outer is not None and self._ours(outer) is None:
            outer = outer.f_back
        caller = None if outer is None else self._ours(outer)
        if caller != callee:
            self.hops[caller or "the gateway", callee] += 1

    def _ours(self, frame: FrameType) -> str | None:
        """Returns the frame's file as a path from the root, or None if it is no project file."""
        file = frame.f_code.co_filename
        if file not in self._names:
            path = Path(file)
            inside = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
            self._names[file] = str(inside) if inside.parts[0] in PACKAGES else None
        return self._names[file]


def main() -> int:
    """Prints each hop with its count, and the totals."""
    with aws_stub.running() as endpoint:
        os.environ |= ENVIRONMENT | {"AWS_ENDPOINT_URL": endpoint}
        handler = importlib.import_module("api.handler").handler
        handler(event(), None)
        tracer = Tracer()
        sys.setprofile(tracer)
        try:
            answer = handler(event(), None)
        finally:
            sys.setprofile(None)
    for (caller, callee), count in tracer.hops.items():
        print(f"{count:3}  {caller} → {callee}")
    files = {callee for _, callee in tracer.hops}
    print(f"status {answer['statusCode']}: {len(files)} files, {tracer.hops.total()} hops")
    return 0


if __name__ == "__main__":
    sys.exit(main())
