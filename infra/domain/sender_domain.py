"""The sender's domain in SES, and the DNS records that authenticate its email."""

import pulumi
import pulumi_aws as aws

from infra.domain.dns_record import DnsRecord

SHARED_DKIM_DOMAIN = "dkim.amazonses.com"
REGIONS_WITH_SHARED_DOMAIN = frozenset(
    {
        *("ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1", "ap-southeast-2"),
        *("ca-central-1", "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3"),
        *("me-south-1", "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2"),
    }
)
"""Every other region on AWS's page has a DKIM domain with the region's name in it.

https://docs.aws.amazon.com/general/latest/gr/ses.html#ses_dkim_domains
"""

DKIM_TOKENS = 3
"""https://docs.aws.amazon.com/ses/latest/dg/send-email-authentication-dkim-easy.html"""


def dkim_domain(region: str) -> str:
    """Returns the domain under which SES publishes the DKIM keys of a region's identities."""
    return SHARED_DKIM_DOMAIN if region in REGIONS_WITH_SHARED_DOMAIN else f"dkim.{region}.amazonses.com"


def mail_from(domain: str) -> str:
    """Returns the MAIL FROM domain, which bounces go to. It must receive no other mail."""
    return f"bounces.{domain}"


def feedback_host(region: str) -> str:
    """Returns the MX record's value, for bounces. https://docs.aws.amazon.com/ses/latest/dg/mail-from.html"""
    return f"10 feedback-smtp.{region}.amazonses.com"


SPF = "v=spf1 include:amazonses.com ~all"
"""https://docs.aws.amazon.com/ses/latest/dg/mail-from.html"""

DMARC = "v=DMARC1; p=none"
"""Requests nothing from receivers yet, so that other senders of the domain lose no mail.

https://docs.aws.amazon.com/ses/latest/dg/send-email-authentication-dmarc.html
"""


def dmarc_name(domain: str) -> str:
    """Returns the name under which receivers look up a domain's DMARC record."""
    return f"_dmarc.{domain}"


def policy_records(domain: str, region: str) -> dict[str, DnsRecord]:
    """Returns the records that are the same for every identity of a domain, by purpose."""
    return {
        "mx": DnsRecord(name=mail_from(domain), type="MX", value=feedback_host(region)),
        "spf": DnsRecord(name=mail_from(domain), type="TXT", value=SPF),
        "dmarc": DnsRecord(name=dmarc_name(domain), type="TXT", value=DMARC),
    }


def dkim_record(domain: str, token: pulumi.Output[str], hosted_at: str) -> DnsRecord:
    """Returns the record that points to one of an identity's DKIM keys."""
    return DnsRecord(
        name=pulumi.Output.format("{0}._domainkey.{1}", token, domain),
        type="CNAME",
        value=pulumi.Output.format("{0}.{1}", token, hosted_at),
    )


class SenderDomain(pulumi.ComponentResource):
    """A domain's identity with DKIM and a MAIL FROM domain; the operator must create `operator_records`."""

    def __init__(self, name: str, *, domain: str, region: str, zone_id: str | None) -> None:
        super().__init__("task-reminder:infra:SenderDomain", name)
        child = pulumi.ResourceOptions(parent=self)
        identity = aws.sesv2.EmailIdentity(name, email_identity=domain, opts=child)
        aws.sesv2.EmailIdentityMailFromAttributes(
            f"{name}-mail-from",
            email_identity=identity.email_identity,
            mail_from_domain=mail_from(domain),
            # Until SES has found the records, email is sent as before.
            behavior_on_mx_failure="USE_DEFAULT_VALUE",
            opts=child,
        )
        hosted_at = dkim_domain(region)
        tokens = [_token(identity, number) for number in range(DKIM_TOKENS)]
        records = {
            f"dkim-{number}": dkim_record(domain, token, hosted_at)
            for number, token in enumerate(tokens, start=1)
        } | policy_records(domain, region)
        self.operator_records: list[DnsRecord] = list(records.values()) if zone_id is None else []
        if zone_id is not None:
            for purpose, record in records.items():
                record.make(f"{name}-{purpose}", zone_id, child)
        self.register_outputs({})


def _token(identity: aws.sesv2.EmailIdentity, number: int) -> pulumi.Output[str]:
    return identity.dkim_signing_attributes.apply(lambda dkim: str((dkim.tokens or [])[number]))
