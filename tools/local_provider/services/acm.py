"""Certificate Manager: certificates, each in its resource's region, and their validation."""

from typing import Any

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Created, Inputs, ResourceType, State
from tools.local_provider.single_calls import omit

SERVICE = "acm"


class NotIssued(ValueError):
    """A certificate is not issued: pulumi-aws would wait for over an hour."""


def create_certificate(aws: Aws, inputs: Inputs) -> Created:
    """Requests a certificate; the validation records are an output."""
    regional = aws.in_region(inputs.get("region"))
    request = omit(inputs, "region", "tags")
    arn = regional.call(SERVICE, "RequestCertificate", {**request, "tags": inputs.get("tags", {})})[
        "CertificateArn"
    ]
    options = _described(regional, arn)["DomainValidationOptions"]
    return Created(
        arn, {"arn": arn, "domainValidationOptions": [_validation_record(option) for option in options]}
    )


def delete_certificate(aws: Aws, state: State) -> None:
    """Deletes a certificate."""
    regional = aws.in_region(state.properties.get("region"))
    regional.client(SERVICE).delete_certificate(CertificateArn=state.id)


def wait_until_issued(aws: Aws, inputs: Inputs) -> Created:
    """Checks that a certificate is issued. Raises `NotIssued`."""
    arn = inputs["certificateArn"]
    status = _described(aws.in_region(inputs.get("region")), arn)["Status"]
    if status != "ISSUED":
        raise NotIssued(f"the certificate is {status}")
    return Created(arn)


def _described(aws: Aws, arn: str) -> dict[str, Any]:
    found: dict[str, Any] = aws.client(SERVICE).describe_certificate(CertificateArn=arn)["Certificate"]
    return found


def _validation_record(option: dict[str, Any]) -> dict[str, str]:
    record = option["ResourceRecord"]
    return {
        "domainName": option["DomainName"],
        "resourceRecordName": record["Name"],
        "resourceRecordType": record["Type"],
        "resourceRecordValue": record["Value"],
    }


RESOURCE_TYPES = {
    "aws:acm/certificate:Certificate": ResourceType(create_certificate, delete_certificate),
    "aws:acm/certificateValidation:CertificateValidation": ResourceType(
        wait_until_issued, lambda _aws, _state: None
    ),
}
