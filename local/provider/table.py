"""The table of all resource types, by their Pulumi token."""

from collections.abc import Mapping

from local.provider import (
    apigatewayv2,
    cloudfront,
    cloudwatch,
    cognito,
    cognito_pool,
    distribution,
    dynamodb,
    iam,
    lambda_,
    logs,
    s3,
    s3_settings,
    scheduler,
    sesv2,
    sns,
    stepfunctions,
)
from local.provider.resource_type import ResourceType

MODULES = (
    *(apigatewayv2, cloudfront, cloudwatch, cognito, cognito_pool, distribution, dynamodb, iam, lambda_),
    *(logs, s3, s3_settings, scheduler, sesv2, sns, stepfunctions),
)
RESOURCE_TYPES: Mapping[str, ResourceType] = {
    token: kind for module in MODULES for token, kind in module.RESOURCE_TYPES.items()
}
