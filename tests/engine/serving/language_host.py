"""Runs the project's program for the CLI, instead of Pulumi's own language host for Python.

That one is a Go program which isn't a module of its own. This is the server by which the Automation API runs
inline programs, so that a test calls `pulumi up` as a person does.
"""

import os
import runpy
import signal
import sys
import time
from concurrent import futures
from pathlib import Path
from types import FrameType

import grpc
from pulumi.automation._server import LanguageServer
from pulumi.runtime.proto import language_pb2, language_pb2_grpc


class LanguageHost(LanguageServer):
    """Runs `__main__.py` of the working directory."""

    def Handshake(  # noqa: N802 - the gRPC service's name
        self, _: language_pb2.LanguageHandshakeRequest, __: grpc.ServicerContext
    ) -> language_pb2.LanguageHandshakeResponse:
        """This host has no optional feature."""
        return language_pb2.LanguageHandshakeResponse()


def program() -> None:
    sys.path.insert(0, str(Path.cwd()))
    runpy.run_path(str(Path.cwd() / "__main__.py"), run_name="__main__")


def end(_: int, __: FrameType | None) -> None:
    sys.exit(0)


def main() -> None:
    """Serves on a free port, which it prints, until the engine stops it by SIGINT, or exits itself."""
    engine = os.getppid()
    signal.signal(signal.SIGINT, end)
    server = grpc.server(futures.ThreadPoolExecutor(4))
    language_pb2_grpc.add_LanguageRuntimeServicer_to_server(LanguageHost(program), server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(port, flush=True)
    while os.getppid() == engine:
        time.sleep(0.5)


if __name__ == "__main__":
    main()
