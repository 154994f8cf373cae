"""A custom domain name for a CloudFront distribution: its certificate and its DNS records."""

from collections.abc import Sequence
from dataclasses import dataclass

import pulumi
import pulumi_aws as aws

from infra.common.config import Settings
from infra.domain.dns_record import DnsRecord

CERTIFICATES_REGION = "us-east-1"
"""CloudFront, also as used by Cognito, accepts certificates from this region only.

https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomDomain:
    """A name with an existing certificate, a hosted zone to create one in, or both."""

    name: str
    certificate_arn: str | None
    zone_id: str | None

    def certificate(self, resource_name: str, parent: pulumi.Resource) -> pulumi.Input[str]:
        """Returns the ARN of an issued certificate; validates a new one by a record in the zone.

        https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
        """
        if self.certificate_arn is not None:
            return self.certificate_arn
        child = pulumi.ResourceOptions(parent=parent)
        certificate = aws.acm.Certificate(
            resource_name,
            region=CERTIFICATES_REGION,
            domain_name=self.name,
            validation_method="DNS",
            opts=child,
        )
        option = certificate.domain_validation_options[0]
        validation_record = DnsRecord(
            name=option.apply(lambda each: str(each.resource_record_name)),
            type="CNAME",
            value=option.apply(lambda each: str(each.resource_record_value)),
        ).make(f"{resource_name}-proof", str(self.zone_id), child)
        validation = aws.acm.CertificateValidation(
            f"{resource_name}-issued",
            region=CERTIFICATES_REGION,
            certificate_arn=certificate.arn,
            validation_record_fqdns=[validation_record.fqdn],
            opts=child,
        )
        return validation.certificate_arn

    def create_alias_records(
        self,
        resource_name: str,
        *,
        target: pulumi.Output[str],
        target_zone_id: pulumi.Output[str],
        types: Sequence[str],
        parent: pulumi.Resource,
    ) -> list[aws.route53.Record]:
        """Creates the alias records of `types` that point to a distribution; none without a zone.

        https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-cloudfront-distribution.html
        """
        if self.zone_id is None:
            return []
        return [
            aws.route53.Record(
                f"{resource_name}-{type_.lower()}",
                zone_id=self.zone_id,
                name=self.name,
                type=type_,
                aliases=[{"name": target, "zone_id": target_zone_id, "evaluate_target_health": False}],
                opts=pulumi.ResourceOptions(parent=parent),
            )
            for type_ in types
        ]

    def operator_records(self, target: pulumi.Output[str]) -> list[DnsRecord]:
        """Returns the records that the operator must create: without a zone, the CNAME to `target`."""
        return [] if self.zone_id else [DnsRecord(name=self.name, type="CNAME", value=target)]


def custom_domain(name: str | None, settings: Settings) -> CustomDomain | None:
    """Returns `name` with the config's certificate and zone; None if there is no name."""
    if name is None:
        return None
    return CustomDomain(name=name, certificate_arn=settings.certificate_arn, zone_id=settings.hosted_zone_id)
