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

RESOURCE_TYPES: Mapping[str, ResourceType] = {
    **apigatewayv2.RESOURCE_TYPES,
    **cloudfront.RESOURCE_TYPES,
    **cognito.RESOURCE_TYPES,
    **cognito_pool.RESOURCE_TYPES,
    **cloudwatch.RESOURCE_TYPES,
    **distribution.RESOURCE_TYPES,
    **dynamodb.RESOURCE_TYPES,
    **iam.RESOURCE_TYPES,
    **lambda_.RESOURCE_TYPES,
    **logs.RESOURCE_TYPES,
    **s3.RESOURCE_TYPES,
    **s3_settings.RESOURCE_TYPES,
    **scheduler.RESOURCE_TYPES,
    **sesv2.RESOURCE_TYPES,
    **sns.RESOURCE_TYPES,
    **stepfunctions.RESOURCE_TYPES,
}
