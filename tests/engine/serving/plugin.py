"""Runs the local provider as a plugin of the real Pulumi engine, for the emulator at its argument.

The variable EMULATOR_KEY has the emulator's key. It prints its port, and serves `pulumirpc.ResourceProvider`
until it is stopped. An engine finds it with PULUMI_DEBUG_PROVIDERS=aws:PORT.
https://www.pulumi.com/docs/iac/guides/building-extending/providers/
"""

import os
import sys
from collections.abc import Sequence
from concurrent import futures

import grpc
from pulumi.runtime.proto import provider_pb2_grpc

from tests.engine.serving.resource_provider import ProviderServer
from tools.emulator.settings import KEY
from tools.local_provider.endpoint import Endpoint

LARGEST_MESSAGE = 400 << 20  # bytes: the engine's limit, which sends assets unchanged


def main(arguments: Sequence[str]) -> int:
    """Serves the emulator at the only argument, an address such as http://127.0.0.1:4566."""
    if len(arguments) != 1:
        print("usage: python -m tests.engine.serving.plugin ENDPOINT_URL", file=sys.stderr)
        return 2
    options = [("grpc.max_receive_message_length", LARGEST_MESSAGE)]
    server = grpc.server(futures.ThreadPoolExecutor(16), options=options)
    provider = ProviderServer(Endpoint(arguments[0], os.environ[KEY]))
    provider_pb2_grpc.add_ResourceProviderServicer_to_server(provider, server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(port, flush=True)
    server.wait_for_termination()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
