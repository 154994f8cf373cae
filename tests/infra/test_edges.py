"""Wherever one service acts for another there is what AWS's documentation asks for."""

import pytest

from tests.infra.edge_checks import (
    NAME,
    Edge,
    after_its_policy,
    bucket_admits_the_distribution,
    has,
    logs_to,
    may,
    trusted,
)
from tests.infra.made import HERE, POOL, REGION
from tests.infra.policy_table import trusts
from tests.infra.recording import Graph

TABLE = f"arn:aws:dynamodb:{HERE}:table/{NAME}-reminders"
MACHINE = f"arn:aws:states:{HERE}:stateMachine:{NAME}-reminder"
FUNCTION = f"arn:aws:lambda:{HERE}:function:{NAME}"

EDGES = [
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
    Edge(
        "API Gateway",
        "Lambda",
        (
            has(
                "aws:lambda/permission:Permission",
                action="lambda:InvokeFunction",
                principal="apigateway.amazonaws.com",
                sourceArn=f"arn:aws:execute-api:{HERE}:a1b2c3/*/*",
                function=f"{NAME}-api",
            ),
        ),
    ),
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
    # It fetches the issuer's public keys, which are open to everybody.
    Edge(
        "API Gateway",
        "Cognito",
        (
            has(
                "aws:apigatewayv2/authorizer:Authorizer",
                authorizerType="JWT",
                identitySources=["$request.header.Authorization"],
                jwtConfiguration={
                    "issuer": f"https://cognito-idp.{REGION}.amazonaws.com/{POOL}",
                    "audiences": [f"id-of-{NAME}-page"],
                },
            ),
        ),
    ),
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html
    # https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
    # Set up with the rights of the one who deploys; a group under /aws/vendedlogs/ adds nothing to the
    # account's resource policy, whose length is limited.
    Edge("API Gateway", "its log group", (logs_to("/aws/vendedlogs/apis/", "api"),)),
    # https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
    Edge(
        "Step Functions",
        "Lambda",
        tuple(may("reminder", "lambda:InvokeFunction", f"{FUNCTION}-{name}") for name in ("email", "pacer")),
    ),
    # https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html
    Edge("Step Functions", "SNS", (may("reminder", "sns:Publish", "*"),)),
    # https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html
    Edge("Step Functions", "DynamoDB", (may("reminder", "dynamodb:UpdateItem", TABLE),)),
    # https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
    # These eight, on no narrower resource.
    Edge(
        "Step Functions",
        "its log group",
        (
            logs_to("/aws/vendedlogs/states/", "reminder"),
            *(
                may("reminder", f"logs:{action}", "*")
                for action in (
                    *("CreateLogDelivery", "GetLogDelivery", "UpdateLogDelivery", "DeleteLogDelivery"),
                    *("ListLogDeliveries", "PutResourcePolicy", "DescribeResourcePolicies"),
                    "DescribeLogGroups",
                )
            ),
        ),
    ),
    # https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html
    # AWS refuses a machine whose role can't be taken on, or may not yet log. The source is any machine of the
    # account, as documented: the role is checked before the machine has its ARN.
    Edge(
        "Step Functions",
        "its role",
        (
            trusted("reminder", "states.amazonaws.com", f"arn:aws:states:{HERE}:stateMachine:*"),
            after_its_policy("reminder", "aws:sfn/stateMachine:StateMachine", "reminder-policy"),
        ),
    ),
    # https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html#setting-up-execution-role
    # https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
    # The source is the schedule's group, it can't be the schedule.
    Edge(
        "Scheduler",
        "Lambda",
        (
            trusted(
                "sweep-schedule",
                "scheduler.amazonaws.com",
                f"arn:aws:scheduler:{HERE}:schedule-group/{NAME}-sweep",
            ),
            may("sweep-schedule", "lambda:InvokeFunction", f"{FUNCTION}-sweep"),
            after_its_policy("sweep-schedule", "aws:scheduler/schedule:Schedule", "sweep-schedule-policy"),
        ),
    ),
    # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
    Edge(
        "CloudFront",
        "S3",
        (
            bucket_admits_the_distribution,
            has(
                "aws:cloudfront/originAccessControl:OriginAccessControl",
                originAccessControlOriginType="s3",
                signingBehavior="always",
                signingProtocol="sigv4",
            ),
        ),
    ),
    # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-associate.html
    # Published before a distribution can have it; it acts for nobody.
    Edge("CloudFront", "its function", (has("aws:cloudfront/function:Function", publish=True),)),
    # https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html
    Edge("Lambda", "SES", (may("email", "ses:SendEmail", "*"),)),
    # https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/using-identity-based-policies.html
    # An index is a resource of its own.
    Edge(
        "Lambda",
        "DynamoDB",
        (
            may("api", "dynamodb:PutItem", TABLE),
            may("api", "dynamodb:Query", f"{TABLE}/index/by_state"),
            may("sweep", "dynamodb:UpdateItem", TABLE),
            may("sweep", "dynamodb:Query", f"{TABLE}/index/watched"),
        ),
    ),
    # https://docs.aws.amazon.com/step-functions/latest/dg/concept-create-iam-advanced.html
    Edge(
        "Lambda",
        "Step Functions",
        (may("api", "states:StartExecution", MACHINE), may("sweep", "states:StartExecution", MACHINE)),
    ),
    # https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
    # No source is documented for the trust policies of functions.
    # https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
    # The group is made by us, with a retention, so no function may create one.
    *(
        Edge(
            "Lambda",
            f"the role and the log group of {function}",
            (
                trusted(function, "lambda.amazonaws.com", None),
                may(
                    function,
                    "logs:PutLogEvents",
                    f"arn:aws:logs:{HERE}:log-group:/aws/lambda/{NAME}-{function}:*",
                ),
                logs_to("/aws/lambda/", function),
                after_its_policy(function, "aws:lambda/function:Function", f"{function}-policy"),
            ),
        )
        for function in ("api", "email", "pacer", "sweep")
    ),
]


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: f"{edge.actor} to {edge.target}")
def test_what_one_service_does_for_another_it_may(graph: Graph, edge: Edge) -> None:
    assert [index for index, check in enumerate(edge.takes) if not check(graph)] == []


def test_every_role_is_on_an_edge(graph: Graph) -> None:
    assert trusts(graph).keys() == {"api", "email", "pacer", "sweep", "reminder", "sweep-schedule"}
