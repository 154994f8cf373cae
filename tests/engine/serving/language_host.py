"""Runs the project's program for the CLI, instead of Pulumi's own language host for Python.

Pulumi's is a Go program that is no module of its own. This is the server by which the Automation API runs
inline programs, so that a test calls `pulumi up` as a person does. It prints its port, and serves until it is
stopped. An engine finds it with PULUMI_DEBUG_LANGUAGES=python:PORT.

Each program runs in its own process, forked from one that has imported the needed packages:
importing takes as long as everything else.
"""

import gc
import os
import runpy
import signal
import sys
from concurrent import futures
from multiprocessing import forkserver, get_context
from multiprocessing.connection import Connection
from pathlib import Path

import grpc
from pulumi.automation._server import LanguageServer
from pulumi.runtime.proto import language_pb2, language_pb2_grpc


class LanguageHost(LanguageServer):
    """Runs `__main__.py` of a project's folder."""

    def __init__(self) -> None:
        super().__init__(program)
        self._processes = get_context("forkserver")
        self._processes.set_forkserver_preload(["tests.engine.serving.preloaded"])

    def Handshake(  # noqa: N802 - the gRPC service's name
        self, _: language_pb2.LanguageHandshakeRequest, __: grpc.ServicerContext
    ) -> language_pb2.LanguageHandshakeResponse:
        """Reports no optional features."""
        return language_pb2.LanguageHandshakeResponse()

    def Run(  # noqa: N802 - the gRPC service's name
        self, request: language_pb2.RunRequest, _: grpc.ServicerContext
    ) -> language_pb2.RunResponse:
        """Runs one program; returns when it has ended."""
        here, there = self._processes.Pipe(duplex=False)
        process = self._processes.Process(target=run, args=(request.SerializeToString(), there))
        process.start()
        there.close()  # otherwise its end would go unnoticed
        try:
            return language_pb2.RunResponse.FromString(here.recv_bytes())
        except EOFError:
            return language_pb2.RunResponse(error="the program's process has ended without a result")
        finally:
            process.join()


def run(request: bytes, result: Connection) -> None:
    """Runs a program in this process, which it has for itself, and sends a RunResponse."""
    gc.disable()  # garbage collection would take a fifth of its two seconds and free nothing
    asked = language_pb2.RunRequest.FromString(request)
    os.chdir(asked.info.program_directory)
    response = LanguageServer(program).Run(asked, None)  # type: ignore[no-untyped-call]
    result.send_bytes(response.SerializeToString())


def program() -> None:
    sys.path[0] = str(Path.cwd())  # instead of this checkout, whose modules differ
    runpy.run_path("__main__.py", run_name="__main__")


def main() -> None:
    """Serves on a free port, which it prints, until it is stopped."""
    server = grpc.server(futures.ThreadPoolExecutor(4))
    language_pb2_grpc.add_LanguageRuntimeServicer_to_server(LanguageHost(), server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(port, flush=True)
    signal.signal(signal.SIGTERM, lambda *_: server.stop(None))
    server.wait_for_termination()
    forkserver._forkserver._stop()  # type: ignore[attr-defined]  # which waits for it: no process is left running


if __name__ == "__main__":
    main()
