"""Creates the local provider's AWS clients, all for one endpoint and one region."""

import threading
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import boto3
from botocore import xform_name
from botocore.config import Config

from tools.local_provider import service_rules
from tools.local_provider.endpoint import Endpoint
from tools.local_provider.to_aws import to_aws

CONFIG = Config(
    connect_timeout=5, read_timeout=60, retries={"total_max_attempts": 2}, s3={"addressing_style": "path"}
)


class Aws:
    """Calls AWS services of the emulator at `endpoint`. Threads may share one."""

    def __init__(self, endpoint: Endpoint, region: str) -> None:
        self._endpoint = endpoint
        self.endpoint_url = endpoint.url
        self.region = region
        # The emulator treats these as the root user of its account 000000000000.
        self._session: Any = boto3.Session(endpoint.key, "unchecked", region_name=region)
        self._session.events.register(service_rules.EVENT, service_rules.enforce)
        self._clients: dict[str, Any] = {}
        self._lock = threading.Lock()

    def in_region(self, region: str | None) -> "Aws":
        """Returns the clients for the region that a resource names, or these if it names none."""
        return self if region in (None, self.region) else Aws(self._endpoint, str(region))

    def client(self, service: str) -> Any:  # noqa: ANN401 - boto3 makes client classes at run time
        """Returns the client of a service such as `"iam"`."""
        with self._lock:  # threads may share a session's clients, but must not create them concurrently
            if service not in self._clients:
                self._clients[service] = self._session.client(
                    service, endpoint_url=self.endpoint_url, config=CONFIG
                )
            return self._clients[service]

    def call(
        self,
        service: str,
        operation: str,
        inputs: Mapping[str, Any],
        renames: Mapping[str, str] | None = None,
    ) -> dict[str, Any]:
        """Calls an operation such as `"CreateRole"` with a resource's properties; returns AWS's response.

        Raises `UnmappedProperty` for a property that the operation doesn't have (see `to_aws`), and
        botocore's errors if AWS rejects the call.
        """
        client = self.client(service)
        members = to_aws(client.meta.service_model.operation_model(operation), inputs, renames or {})
        response: dict[str, Any] = getattr(client, xform_name(operation))(**members)
        return response

    @cached_property
    def account_id(self) -> str:
        """The account id of the credentials."""
        account: str = self.client("sts").get_caller_identity()["Account"]
        return account
