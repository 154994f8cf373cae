"""Imports the packages that the project's program needs, before a process is forked for each run.

No module of the project's own is imported: each program imports its copy's.
"""

from importlib import import_module

PACKAGES = ("boto3", "email_validator", "phonenumbers", "pulumi.automation._server", "pydantic", "zoneinfo")
AWS_SERVICES = (
    *("acm", "apigatewayv2", "budgets", "cloudfront", "cloudwatch", "cognito", "dynamodb", "iam", "lambda_"),
    *("route53", "s3", "scheduler", "sesv2", "sfn", "sns", "sqs"),
)

for package in PACKAGES:
    import_module(package)
for service in AWS_SERVICES:
    vars(import_module(f"pulumi_aws.{service}")._utilities)  # an imported service is empty until it is used
