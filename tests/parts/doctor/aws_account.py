"""Mocks an AWS account in any condition: by moto, or by fixed responses where moto has no such call."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import Any

import boto3
import botocore.session
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from botocore.exceptions import ClientError
from botocore.model import OperationModel, ServiceModel
from botocore.validate import ParamValidator
from moto.ses.models import ses_backends

from tests.aws import REGION, ROLE, create_table

ACCOUNT = "123456789012"
"""moto's account."""

TOPIC = f"arn:aws:sns:{REGION}:{ACCOUNT}:task-reminder-dev-alarms"
WAIT = {"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 1, "End": True}}}
TRUST = {"Version": "2012-10-17", "Statement": []}


@cache
def _model(service: str) -> ServiceModel:
    """Returns the service's model without a client, which takes longer to create than most tests."""
    return botocore.session.get_session().get_service_model(service)


class AwsAccount:
    """The account of `session`; records its calls in `calls` as (service, operation)."""

    def __init__(self) -> None:
        self.session = boto3.Session(region_name=REGION)
        self.calls: set[tuple[str, str]] = set()
        self._planned: dict[tuple[str, str], dict[str, object] | ClientError] = {}
        self.session.events.register("before-call", self._decide)

    def returns(self, service: str, operation: str, **response: object) -> None:
        """Makes `operation` return `response`, whose members have the types of AWS's model."""
        shape = _model(service).operation_model(operation).output_shape
        assert shape is not None
        report = ParamValidator().validate(response, shape)
        assert [error for error in report._errors if error[0] != "missing required field"] == []
        self._planned[service, operation] = response

    def fails(self, service: str, operation: str, code: str = "AccessDeniedException") -> None:
        """Makes `operation` fail with the error `code`."""
        error = ClientError({"Error": {"Code": code, "Message": "planted"}}, operation)
        self._planned[service, operation] = error

    @contextmanager
    def failing(self, service: str, operation: str) -> Iterator[None]:
        """Makes `operation` fail as in `fails` for a while."""
        before = self._planned.copy()
        self.fails(service, operation)
        yield
        self._planned = before

    def _decide(self, model: OperationModel, **_: object) -> Any:  # noqa: ANN401  # (HTTP response, parsed), or None
        call = model.service_model.service_name, model.name
        self.calls.add(call)
        planned = self._planned.get(call)
        if isinstance(planned, ClientError):
            raise planned
        return None if planned is None else (AWSResponse("", 200, HTTPHeaders(), None), planned)

    def deploy(self, stack: str) -> None:
        """Creates the table, the state machine and the functions of a stack."""
        create_table(self.session.client("dynamodb"), f"task-reminder-{stack}-reminders")
        self.session.client("stepfunctions").create_state_machine(
            name=f"task-reminder-{stack}-reminder", definition=json.dumps(WAIT), roleArn=ROLE
        )
        role = self.session.client("iam").create_role(
            RoleName=stack, AssumeRolePolicyDocument=json.dumps(TRUST)
        )
        for function in ("api", "email", "feedback", "sweep"):
            self.session.client("lambda").create_function(
                FunctionName=f"task-reminder-{stack}-{function}",
                Runtime="python3.13",
                Role=role["Role"]["Arn"],
                Handler="handler.handler",
                Code={"ZipFile": b"code"},
            )

    def identity(self, name: str, *, verified: bool) -> None:
        """Creates an SES identity that signs; moto never verifies one by itself."""
        self.session.client("sesv2").create_email_identity(EmailIdentity=name)
        made = ses_backends[ACCOUNT][REGION].email_identities[name]
        made.verified_for_sending_status = verified
        made.dkim_attributes.update(SigningEnabled=True, Status="SUCCESS")

    def certificate(self, status: str, *names: str) -> None:
        """Sets the status of every certificate, and its names."""
        found = {"DomainName": names[0], "SubjectAlternativeNames": list(names), "Status": status}
        self.returns("acm", "DescribeCertificate", Certificate=found)

    def sender_domain(self, domain: str, *, dkim: str = "SUCCESS", mail_from: str | None = "SUCCESS") -> None:
        """Creates the identity of a domain with the status of its records; None: without MAIL FROM."""
        bounces = {"MailFromDomain": f"bounces.{domain}", "MailFromDomainStatus": mail_from}
        self.returns(
            "sesv2",
            "GetEmailIdentity",
            VerifiedForSendingStatus=True,
            DkimAttributes={
                "SigningEnabled": True,
                "Status": dkim,
                "Tokens": ["t1", "t2"],
                "SigningHostedZone": "x.dkim.example",
            },
            MailFromAttributes=bounces if mail_from else {},
        )

    def concurrency(self, *, free: int, whole: int) -> None:
        """Sets the limits of simultaneous and of unreserved executions."""
        limits = {"ConcurrentExecutions": whole, "UnreservedConcurrentExecutions": free}
        self.returns("lambda", "GetAccountSettings", AccountLimit=limits)

    def distributions(self, number: int) -> None:
        """Sets how many distributions the account has."""
        self.returns("cloudfront", "ListDistributions", DistributionList={"Quantity": number})

    def subscribed(self, address: str, *, confirmed: bool) -> None:
        """Subscribes an address to every topic."""
        arn = f"arn:aws:sns:{REGION}:{ACCOUNT}:alarms:1" if confirmed else "PendingConfirmation"
        subscription = {"Protocol": "email", "Endpoint": address, "SubscriptionArn": arn}
        self.returns("sns", "ListSubscriptionsByTopic", Subscriptions=[subscription])

    def alarms(self, *changes: dict[str, Any]) -> None:
        """Creates an alarm for each of `changes`, which by default notifies the topic of `dev`."""
        usual = {"AlarmName": "task-reminder-dev-api-5xx", "ActionsEnabled": True, "AlarmActions": [TOPIC]}
        self.returns("cloudwatch", "DescribeAlarms", MetricAlarms=[usual | each for each in changes])

    def spent(self, dollars: str) -> None:
        """Sets the account's cost in this month."""
        spend = {"ActualSpend": {"Amount": dollars, "Unit": "USD"}}
        self.returns("budgets", "DescribeBudget", Budget={"CalculatedSpend": spend})

    def sms_limit(self, dollars: str) -> None:
        """Sets the monthly limit."""
        self.returns("sns", "GetSMSAttributes", attributes={"MonthlySpendLimit": dollars})

    def sms_spent(self, dollars: float, at: datetime) -> None:
        """Writes the metric like SNS: the month's cost of SMS so far."""
        point: dict[str, Any] = {"MetricName": "SMSMonthToDateSpentUSD", "Value": dollars, "Timestamp": at}
        self.session.client("cloudwatch").put_metric_data(Namespace="AWS/SNS", MetricData=[point])
