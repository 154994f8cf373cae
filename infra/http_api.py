"""The HTTP API without its routes, created first because other components need its address."""

from collections.abc import Iterable, Sequence

import pulumi
import pulumi_aws as aws

from infra.common.config import Settings
from infra.common.naming import Names


class HttpApi(pulumi.ComponentResource):
    """The API without routes. It handles preflight requests by itself, without a token.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
    """

    def __init__(self, name: str, *, names: Names, settings: Settings, methods: Iterable[str]) -> None:
        super().__init__("task-reminder:api:HttpApi", name)
        api = aws.apigatewayv2.Api(
            name,
            name=names.of(name),
            description="Reminders by email and SMS",
            protocol_type="HTTP",
            cors_configuration=_cors(settings.cors_origins, methods) if settings.cors_origins else None,
            opts=pulumi.ResourceOptions(parent=self),
        )
        self.id, self.endpoint, self.execution_arn = api.id, api.api_endpoint, api.execution_arn
        self._name, self._physical_name = name, names.of(name)
        self.register_outputs({"id": self.id, "endpoint": self.endpoint})

    def authorize(self, *, issuer: pulumi.Output[str], client_ids: Sequence[pulumi.Output[str]]) -> None:
        """Adds the authorizer for tokens that `issuer` gave to one of these clients.

        The gateway checks a token's signature, issuer, client and expiry before a call reaches a function.
        https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
        """
        authorizer = aws.apigatewayv2.Authorizer(
            f"{self._name}-authorizer",
            name=self._physical_name,
            api_id=self.id,
            authorizer_type="JWT",
            identity_sources=["$request.header.Authorization"],
            jwt_configuration={"issuer": issuer, "audiences": client_ids},
            opts=pulumi.ResourceOptions(parent=self),
        )
        self.issuer, self.authorizer_id = issuer, authorizer.id


def _cors(origins: Sequence[str], methods: Iterable[str]) -> aws.apigatewayv2.ApiCorsConfigurationArgsDict:
    return {
        "allow_origins": origins,
        "allow_methods": sorted(methods),
        "allow_headers": ["authorization", "content-type", "idempotency-key", "if-match", "if-none-match"],
        "expose_headers": [
            "etag",
            "idempotent-replayed",
            "location",
            "ratelimit",
            "ratelimit-policy",
            "retry-after",
        ],
        "max_age": 3600,
    }
