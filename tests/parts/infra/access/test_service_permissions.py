"""Tests permissions between services without a role, as AWS documents them."""

from tests.parts.infra.access.policy_table import statements
from tests.parts.infra.aws_outputs import ACCOUNT, HERE, POOL, REGION
from tests.parts.infra.recording import Graph

NAME = "task-reminder-local"


def test_only_api_gateway_may_invoke_the_apis_function(graph: Graph) -> None:
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
    assert graph.one("aws:lambda/permission:Permission") == {
        "statementId": "api-gateway",
        "function": f"{NAME}-api",
        "action": "lambda:InvokeFunction",
        "principal": "apigateway.amazonaws.com",
        "sourceArn": f"arn:aws:execute-api:{HERE}:a1b2c3/*/*",
    }


def test_api_gateway_accepts_only_tokens_of_this_pool_and_client(graph: Graph) -> None:
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
    # It fetches the issuer's public keys, which need no permission.
    authorizer = graph.one("aws:apigatewayv2/authorizer:Authorizer")
    assert authorizer["authorizerType"] == "JWT"
    assert authorizer["identitySources"] == ["$request.header.Authorization"]
    assert authorizer["jwtConfiguration"] == {
        "issuer": f"https://cognito-idp.{REGION}.amazonaws.com/{POOL}",
        "audiences": [f"id-of-{NAME}-page"],
    }


def test_only_cloudfront_may_read_the_bucket(graph: Graph) -> None:
    # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
    (read,) = (each for each in statements(graph) if each["Action"] == ["s3:GetObject"])
    distribution = f"arn:aws:cloudfront::{ACCOUNT}:distribution/E1"
    assert read["Effect"] == "Allow"
    assert read["Principal"] == {"Service": "cloudfront.amazonaws.com"}
    assert read["Condition"] == {"StringEquals": {"aws:SourceArn": distribution}}
    access = graph.one("aws:cloudfront/originAccessControl:OriginAccessControl")
    assert (access["signingBehavior"], access["signingProtocol"]) == ("always", "sigv4")


def test_the_cloudfront_function_is_published_before_the_distribution_uses_it(graph: Graph) -> None:
    # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-associate.html
    assert graph.one("aws:cloudfront/function:Function")["publish"] is True


def test_vended_logs_do_not_lengthen_the_accounts_log_policy(graph: Graph) -> None:
    # https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
    # Its length is limited; one entry covers all groups under /aws/vendedlogs/.
    groups = {group.inputs["name"] for group in graph.of_type("aws:cloudwatch/logGroup:LogGroup")}
    delivered = {name for name in groups if not name.startswith("/aws/lambda/")}
    assert delivered == {
        f"/aws/vendedlogs/apis/{NAME}-api",
        f"/aws/vendedlogs/states/{NAME}-reminder",
    }


def test_only_alarms_of_this_stack_may_publish_to_its_topic(graph: Graph) -> None:
    # https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
    (publish,) = (each for each in statements(graph) if "cloudwatch" in str(each.get("Principal")))
    assert publish == {
        "Effect": "Allow",
        "Principal": {"Service": "cloudwatch.amazonaws.com"},
        "Action": ["sns:Publish"],
        "Resource": [f"arn:aws:sns:{HERE}:{NAME}-alarms"],
        "Condition": {
            "StringEquals": {"aws:SourceAccount": ACCOUNT},
            "ArnLike": {"aws:SourceArn": f"arn:aws:cloudwatch:{HERE}:alarm:{NAME}-*"},
        },
    }


def test_only_its_topic_may_send_to_the_feedback_queue(graph: Graph) -> None:
    # https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html
    (send,) = (each for each in statements(graph) if each["Action"] == ["sqs:SendMessage"])
    assert send["Principal"] == {"Service": "sns.amazonaws.com"}
    assert send["Condition"] == {"ArnEquals": {"aws:SourceArn": f"arn:aws:sns:{HERE}:{NAME}-feedback"}}
