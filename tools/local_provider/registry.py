"""Lists all resource types by their Pulumi token."""

from collections.abc import Mapping

from tools.local_provider.resource_type import ResourceType
from tools.local_provider.services import (
    acm,
    apigatewayv2,
    budgets,
    cloudwatch,
    dynamodb,
    iam,
    lambda_,
    logs,
    route53,
    scheduler,
    sesv2,
    sns,
    sqs,
    stepfunctions,
)
from tools.local_provider.sign_in import cognito, cognito_pool
from tools.local_provider.site import cloudfront, distribution, s3, s3_settings

MODULES = (
    *(
        acm,
        apigatewayv2,
        budgets,
        cloudfront,
        cloudwatch,
        cognito,
        cognito_pool,
        distribution,
        dynamodb,
        iam,
        lambda_,
    ),
    *(logs, route53, s3, s3_settings, scheduler, sesv2, sns, sqs, stepfunctions),
)
RESOURCE_TYPES: Mapping[str, ResourceType] = {
    token: kind for module in MODULES for token, kind in module.RESOURCE_TYPES.items()
}
