"""What the infrastructure linter finds and we leave as it is: rule, the resources it is about, the reason."""

FUNCTIONS = tuple(f"aws_lambda_function.{name}" for name in ("api", "email", "pacer", "sweep"))
WITH_SETTINGS = tuple(f"aws_lambda_function.{name}" for name in ("api", "email", "sweep"))
LOG_GROUPS = tuple(
    f"aws_cloudwatch_log_group.{name}-logs"
    for name in ("api", "api-access", "email", "pacer", "reminder", "sweep")
)
BUCKET = ("aws_s3_bucket.site-bucket",)
DISTRIBUTION = ("aws_cloudfront_distribution.site",)
MACHINE = ("aws_sfn_state_machine.reminder",)
OPEN_ROUTES = tuple(
    f"aws_apigatewayv2_route.api_{name}"
    for name in ("GET__v1_health", "GET__docs", "GET__docs__name_", "GET__openapi_json", "_default")
)

A_KEY_OF_ONES_OWN = (
    "it is encrypted by AWS's key already; a key of one's own costs $1 a month each while nothing waits, and"
    " one that is deleted takes the data with it"
)
FIREWALL = "a web ACL costs $5 a month while idle; the API's stage throttles, and its calls need sign-in"

EXCEPTIONS: dict[str, tuple[tuple[str, ...], str]] = {
    # Keys of one's own
    "CKV_AWS_119": (("aws_dynamodb_table.reminders",), "encrypted with the AWS managed key aws/dynamodb"),
    "CKV_AWS_145": (BUCKET, A_KEY_OF_ONES_OWN),
    "CKV_AWS_158": (LOG_GROUPS, A_KEY_OF_ONES_OWN),
    "CKV_AWS_173": (WITH_SETTINGS, f"no variable is secret; {A_KEY_OF_ONES_OWN}"),
    "CKV_AWS_297": (("aws_scheduler_schedule.sweep-schedule",), A_KEY_OF_ONES_OWN),
    "CKV_AWS_26": (
        ("aws_sns_topic.alarms",),
        "alarms can't publish with the key that AWS manages, and their names are worth no key of one's own",
    ),
    # Lambda
    "CKV_AWS_50": (FUNCTIONS, "tracing was decided against: docs/adr/0005-logging.md"),
    "CKV_AWS_115": (
        FUNCTIONS,
        "AWS keeps 100 of an account's executions unreserved, and new accounts have 10: it would refuse",
    ),
    "CKV_AWS_116": (
        FUNCTIONS,
        "three are waited for by who calls them, and the next sweep does what one missed",
    ),
    "CKV_AWS_117": (
        FUNCTIONS,
        "they call public AWS endpoints only; a VPC would need a NAT gateway for that",
    ),
    "CKV_AWS_272": (FUNCTIONS, "the one who may sign the code is the one who may deploy it"),
    # The state machine
    "CKV_AWS_284": (MACHINE, "tracing was decided against: docs/adr/0005-logging.md"),
    "CKV_AWS_285": (MACHINE, "everything is logged but the data: addresses and messages aren't for logs"),
    "CKV_AWS_290": (
        ("aws_iam_role_policy.reminder-policy",),
        "neither setting log delivery up nor publishing to a telephone number takes a resource",
    ),
    # The API
    "CKV_AWS_309": (OPEN_ROUTES, "health and docs are for everybody, and what is no call is only refused"),
    # The site's bucket: what the build made, and nothing else
    "CKV_AWS_18": (BUCKET, "CloudFront alone reads it; who changes it is in CloudTrail"),
    "CKV_AWS_144": (BUCKET, "a deployment makes it again in any region"),
    "CKV2_AWS_62": (BUCKET, "nobody waits for an upload"),
    # The distribution
    "CKV_AWS_68": (DISTRIBUTION, FIREWALL),
    "CKV2_AWS_47": (DISTRIBUTION, f"no Java runs here, hence no Log4j; {FIREWALL}"),
    "CKV_AWS_86": (DISTRIBUTION, "the API's stage logs the calls; who reads the page isn't followed"),
    "CKV_AWS_174": (
        DISTRIBUTION,
        "with CloudFront's own certificate AWS sets the TLS policy, and ignores a minimum",
    ),
    "CKV2_AWS_42": (DISTRIBUTION, "an own certificate needs an own domain, which nobody must have"),
    "CKV_AWS_259": (
        ("aws_cloudfront_response_headers_policy.site-headers",),
        "a year of HSTS; browsers' preload lists are for a domain's owner, and cloudfront.net is AWS's",
    ),
    "CKV_AWS_310": (DISTRIBUTION, "a second origin would be a second stack in another region"),
    "CKV_AWS_374": (DISTRIBUTION, "people travel; the countries that SMS may go to are limited"),
}
