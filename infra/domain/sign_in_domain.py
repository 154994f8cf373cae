"""A custom domain for the sign-in pages. Cognito's own domain keeps working."""

from collections.abc import Sequence

import pulumi
import pulumi_aws as aws

from infra.domain.custom_domain import CustomDomain
from infra.domain.dns_record import DnsRecord


class SignInDomain(pulumi.ComponentResource):
    """A user pool's custom domain. `origin` resolves once everything for it has been created.

    Cognito resolves the parent domain, so its records (`above`) are created first.
    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html
    """

    def __init__(
        self,
        name: str,
        *,
        custom_domain: CustomDomain,
        user_pool_id: pulumi.Output[str],
        above: Sequence[pulumi.Resource],
    ) -> None:
        super().__init__("task-reminder:infra:SignInDomain", name)
        domain = aws.cognito.UserPoolDomain(
            name,
            user_pool_id=user_pool_id,
            domain=custom_domain.name,
            certificate_arn=custom_domain.certificate(f"{name}-certificate", self),
            managed_login_version=1,
            # A pool has only one custom domain, so the old one must be deleted before a new one is created.
            opts=pulumi.ResourceOptions(parent=self, depends_on=above, delete_before_replace=True),
        )
        # AWS's page documents only an A record, no AAAA record for Cognito's distribution.
        records = custom_domain.create_alias_records(
            name,
            target=domain.cloudfront_distribution,
            target_zone_id=domain.cloudfront_distribution_zone_id,
            types=["A"],
            parent=self,
        )
        self.operator_records: list[DnsRecord] = custom_domain.operator_records(
            domain.cloudfront_distribution
        )
        made = [record.name for record in records] or [domain.domain]
        self.origin = pulumi.Output.all(*made).apply(lambda _: f"https://{custom_domain.name}")
        self.register_outputs({"origin": self.origin})
