"""Defines AWS's list prices, each with its source."""

from dataclasses import dataclass

REGION = "us-east-1"
PUBLISHED = "2025"
"""The year of the pages; prices are without free tiers and taxes."""


@dataclass(frozen=True, slots=True)
class Price:
    """The price `usd` for `per` units of `what`; `source` is its page."""

    service: str
    what: str
    per: int
    usd: float
    source: str

    @property
    def each(self) -> float:
        """Returns USD for one unit."""
        return self.usd / self.per


CLOUDWATCH = "https://aws.amazon.com/cloudwatch/pricing/"
DYNAMODB = "https://aws.amazon.com/dynamodb/pricing/on-demand/"
LAMBDA = "https://aws.amazon.com/lambda/pricing/"
COGNITO = "https://aws.amazon.com/cognito/pricing/"
MILLION = 1_000_000

DASHBOARD = Price("CloudWatch", "month of a dashboard", 1, 3.00, CLOUDWATCH)
ALARM_METRIC = Price("CloudWatch", "month of an alarm's metric", 1, 0.10, CLOUDWATCH)
CUSTOM_METRIC = Price("CloudWatch", "month of a custom metric", 1, 0.30, CLOUDWATCH)
LOG_GB = Price("CloudWatch", "GB of logs", 1, 0.50, CLOUDWATCH)
TRANSITION = Price(
    "Step Functions",
    "state transitions; each retry is one",
    1000,
    0.025,
    "https://aws.amazon.com/step-functions/pricing/",
)
EMAIL = Price("SES", "emails", 1000, 0.10, "https://aws.amazon.com/ses/pricing/")
WRITE = Price("DynamoDB", "write units", MILLION, 0.625, DYNAMODB)
READ = Price("DynamoDB", "read units", MILLION, 0.125, DYNAMODB)
TABLE_GB = Price("DynamoDB", "month of a GB", 1, 0.25, DYNAMODB)
RECOVERY_GB = Price("DynamoDB", "month of a GB's recovery", 1, 0.20, DYNAMODB)
GATEWAY = Price(
    "API Gateway", "calls, each of up to 512 KB", MILLION, 1.00, "https://aws.amazon.com/api-gateway/pricing/"
)
INVOCATION = Price("Lambda", "calls", MILLION, 0.20, LAMBDA)
GB_SECOND = Price("Lambda", "GB-seconds", MILLION, 13.3334, LAMBDA)
SNAPSHOT_GB_SECOND = Price("Lambda", "GB-seconds of a snapshot", MILLION, 1.5046, LAMBDA)
SCHEDULE = Price("Scheduler", "invocations", MILLION, 1.00, "https://aws.amazon.com/eventbridge/pricing/")
PUBLISH = Price("SNS", "messages published", MILLION, 0.50, "https://aws.amazon.com/sns/pricing/")
QUEUE_CALL = Price("SQS", "calls of a queue", MILLION, 0.40, "https://aws.amazon.com/sqs/pricing/")
PROGRAM_CLIENT = Price("Cognito", "month of a program's client", 1, 6.00, COGNITO)
TOKEN = Price("Cognito", "tokens of programs", 1000, 2.25, COGNITO)
DATA_OUT_GB = Price("EC2", "GB of data out", 1, 0.09, "https://aws.amazon.com/ec2/pricing/on-demand/")

PRICES = tuple(price for price in list(globals().values()) if isinstance(price, Price))
"""All prices, in the order of the docs."""

SMS_PARTS = (0.01, 0.10)
"""USD per part: examples of a cheap and an expensive country, https://aws.amazon.com/sns/sms-pricing/"""
