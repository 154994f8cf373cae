"""The Lambda function behind the HTTP API, with its routes and its stage."""

import json
from datetime import timedelta

import pulumi
import pulumi_aws as aws

from api.environment import Settings as ApiSettings
from infra.common.config import Settings
from infra.common.lambda_function import LambdaFunction, LambdaFunctionArgs, deferred_text
from infra.common.naming import Names
from infra.common.policies import Statement
from infra.common.table_access import deny_hash_key
from infra.http_api import HttpApi
from infra.routes import LINK_ROUTES, ROUTES
from infra.sign_in.sign_in import SignIn
from infra.state_machine import ReminderStateMachine
from infra.table import ReminderTable
from workflow.storage.schema import WHOLE

MEMORY_MEGABYTES = 1024
"""Chosen for its share of a processor, 0.58 of one. The code itself needs a tenth of the memory.

Lambda assigns processor time by memory, one whole processor at 1,769 MB, and bills both together. So
processor-bound work costs the same at any size and finishes sooner with more, and a person waits for this
function. Waiting for AWS is billed by size, too, so it isn't 1,769 MB.
https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
"""

FUNCTION_SECONDS = 15
"""Longer than one failing AWS call (3 attempts of 3 s) plus at most 2 s to start the timer.

If several calls in a row are that slow, Lambda stops the request, which is safe at any point.
"""

GATEWAY_SECONDS = FUNCTION_SECONDS + 10
"""Longer than a cold start's initialisation (at most 10 s) plus the call. API Gateway allows 30 s.

https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
"""

LINK_RATE, LINK_BURST = 5, 10
"""Calls per second (rate and burst) of each route that a link in a message uses.

These calls need no sign-in. A person makes a handful of them. Each route has its own limit, so a flood of
them takes no capacity from the owners' calls.
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
"""

ACCESS_LOG = {
    "requestId": "$context.requestId",
    "time": "$context.requestTime",
    # The token's subject, who owns the reminders, and the address that the connection came from: CloudFront's
    # if it came through the site.
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
    "caller": "$context.authorizer.claims.sub",
    "sourceAddress": "$context.identity.sourceIp",
    "route": "$context.routeKey",
    "status": "$context.status",
    "latencyMilliseconds": "$context.responseLatency",
    "integrationError": "$context.integrationErrorMessage",
}


class ReminderApi(pulumi.ComponentResource):
    """The function, its routes, and the stage that throttles and logs the calls."""

    def __init__(
        self,
        name: str,
        *,
        names: Names,
        settings: Settings,
        code: pulumi.Archive,
        gateway: HttpApi,
        table: ReminderTable,
        state_machine: ReminderStateMachine,
        sign_in: SignIn,
    ) -> None:
        super().__init__("task-reminder:api:ReminderApi", name)
        self.function = LambdaFunction(
            name,
            LambdaFunctionArgs(
                description="Answers the calls of the API",
                names=names,
                code=code,
                handler="api.handler.handler",
                environment=ApiSettings(
                    table_name=deferred_text(table.name),
                    state_machine_arn=deferred_text(state_machine.arn),
                    sms_countries=settings.sms_countries,
                    retention=timedelta(days=settings.retention_days),
                    horizon=timedelta(days=settings.horizon_days),
                    issuer=deferred_text(gateway.issuer),
                    reminders_per_day=settings.reminders_per_day,
                    reminders_waiting=settings.reminders_waiting,
                    sms_parts_per_day=settings.sms_parts_per_day,
                    changes_per_day=settings.changes_per_day,
                    reminders_per_recipient_per_day=settings.reminders_per_recipient_per_day,
                    schedules_active=settings.schedules_active,
                    occurrences_per_day=settings.occurrences_per_day,
                    allowed_recipients=settings.allowed_recipients,
                    recipients=settings.recipients or "anyone",
                    federated_users="yes" if settings.federated else "no",
                    program_client_id=deferred_text(sign_in.program_client_id or ""),
                    program_name=settings.program_name or "",
                    message_links="yes" if settings.message_links else "no",
                ),
                statements=[
                    Statement(
                        actions=[
                            "dynamodb:BatchGetItem",
                            "dynamodb:DeleteItem",
                            "dynamodb:GetItem",
                            "dynamodb:PutItem",
                            "dynamodb:Query",
                            "dynamodb:UpdateItem",
                        ],
                        resources=[table.arn],
                    ),
                    deny_hash_key(
                        table.arn,
                        "dynamodb:BatchGetItem",
                        "dynamodb:DeleteItem",
                        "dynamodb:Query",
                        "dynamodb:UpdateItem",
                    ),
                    Statement(
                        actions=["dynamodb:Query"], resources=[table.index_arn(each) for each in WHOLE]
                    ),
                    Statement(actions=["states:StartExecution"], resources=[state_machine.arn]),
                    Statement(actions=["states:StopExecution"], resources=[state_machine.executions_arn]),
                    Statement(
                        actions=[
                            "cognito-idp:ListUsers" if settings.federated else "cognito-idp:AdminGetUser"
                        ],
                        resources=[sign_in.user_pool_arn],
                    ),
                ],
                memory_megabytes=MEMORY_MEGABYTES,
                timeout_seconds=FUNCTION_SECONDS,
                log_retention_days=settings.log_retention_days,
                snap_start=settings.snap_start,
            ),
            pulumi.ResourceOptions(parent=self),
        )
        self._stage(name, names, settings, gateway, self._routes(name, gateway))
        self.register_outputs({"functionName": self.function.name})

    def _routes(self, name: str, gateway: HttpApi) -> list[aws.apigatewayv2.Route]:
        child = pulumi.ResourceOptions(parent=self)
        integration = aws.apigatewayv2.Integration(
            f"{name}-integration",
            api_id=gateway.id,
            integration_type="AWS_PROXY",
            integration_uri=self.function.arn,
            integration_method="POST",
            payload_format_version="2.0",
            timeout_milliseconds=GATEWAY_SECONDS * 1000,
            opts=child,
        )
        routes = [
            aws.apigatewayv2.Route(
                f"{name} {route_key}",
                api_id=gateway.id,
                route_key=route_key,
                target=pulumi.Output.format("integrations/{0}", integration.id),
                authorization_type=scope and "JWT",
                authorizer_id=scope and gateway.authorizer_id,
                authorization_scopes=scope and [scope],
                opts=child,
            )
            for route_key, scope in ROUTES.items()
        ]
        aws.lambda_.Permission(
            f"{name}-permission",
            statement_id="api-gateway",
            action="lambda:InvokeFunction",
            function=self.function.name,
            qualifier=self.function.qualifier,
            principal="apigateway.amazonaws.com",
            # Any stage and route: there is one stage, and every route invokes this function.
            # https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html
            source_arn=pulumi.Output.format("{0}/*/*", gateway.execution_arn),
            opts=child,
        )
        return routes

    def _stage(
        self,
        name: str,
        names: Names,
        settings: Settings,
        gateway: HttpApi,
        routes: list[aws.apigatewayv2.Route],
    ) -> None:
        child = pulumi.ResourceOptions(parent=self)
        log_group = aws.cloudwatch.LogGroup(
            f"{name}-access-logs",
            name=f"/aws/vendedlogs/apis/{names.of(name)}",
            retention_in_days=settings.log_retention_days,
            opts=child,
        )
        aws.apigatewayv2.Stage(
            f"{name}-stage",
            api_id=gateway.id,
            name="$default",
            auto_deploy=True,
            default_route_settings={
                "throttling_rate_limit": settings.throttle_rate,
                "throttling_burst_limit": settings.throttle_burst,
            },
            route_settings=[
                {"route_key": key, "throttling_rate_limit": LINK_RATE, "throttling_burst_limit": LINK_BURST}
                for key in LINK_ROUTES
            ],
            access_log_settings={"destination_arn": log_group.arn, "format": json.dumps(ACCESS_LOG)},
            # A route must exist before it can have a limit of its own.
            opts=pulumi.ResourceOptions(parent=self, depends_on=routes),
        )
        self.access_log_group_name = log_group.name
