"""Rules for custom domain names, and for keys that contradict each other; each raises ValueError."""

import re

from email_validator import EmailNotValidError, validate_email

LONGEST = 63
"""Characters: Cognito's limit for a domain. ACM allows one more.

https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html
https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
"""


def domain_name(value: str) -> str:
    """Accepts a domain name; returns it in lower case and ASCII form."""
    try:
        domain = str(validate_email(f"name@{value}", check_deliverability=False).ascii_domain).lower()
    except EmailNotValidError as error:
        raise ValueError("must be only a domain name, such as remind.example.org") from error
    if not re.search(r"\.[a-z0-9][a-z0-9-]*[a-z0-9]$", domain):
        raise ValueError("must end in a top-level domain of two or more characters, as ACM requires")
    if len(domain) > LONGEST:
        raise ValueError(f"must be at most {LONGEST} characters long")
    return domain


def certificate_arn(value: str) -> str:
    """Accepts a certificate from ACM in us-east-1: CloudFront and Cognito take no other, in any region.

    https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html
    """
    if not re.fullmatch(r"arn:aws:acm:us-east-1:[0-9]{12}:certificate/[0-9a-zA-Z-]+", value):
        raise ValueError("must be the ARN of an ACM certificate in us-east-1, as CloudFront requires")
    return value


def hosted_zone_id(value: str) -> str:
    """Accepts a hosted zone's id. https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZone.html"""
    if not re.fullmatch(r"Z[A-Z0-9]{1,31}", value):
        raise ValueError("must be the id of a Route 53 hosted zone, such as Z0123456789ABCDEFGHIJ")
    return value


def without_proxy(value: str | None, other: str | None, other_key: str) -> str | None:
    """Rejects a domain name if the key for the operator's own proxy is set, too."""
    if value is not None and other is not None:
        raise ValueError(f"conflicts with {other_key}, which is for a proxy of your own: empty one of them")
    return value


def sign_in_name(value: str | None, site: str | None) -> str | None:
    """Rejects a sign-in name that is the site's, or has no parent domain below the top level.

    Cognito resolves the parent domain, and does not accept a top-level domain as parent.
    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html
    """
    if value is not None and value == site:
        raise ValueError("must differ from domainName, such as sign-in." + value)
    if value is not None and value.count(".") == 1:
        raise ValueError(f"must be a subdomain, such as sign-in.{value}, as Cognito requires")
    return value


def sender_domain(value: str | None, sender: str) -> str | None:
    """Rejects a domain that doesn't contain the sender: SES sends from a domain and its subdomains."""
    if value is not None and not is_within(sender.rpartition("@")[2], value):
        raise ValueError(f"must be the domain of senderEmail, {sender}, or a parent of it")
    return value


def used_certificate(value: str | None, *, named: bool) -> str | None:
    """Rejects a certificate that no name uses."""
    if value is not None and not named:
        raise ValueError("requires domainName or signInDomainName, but neither is set")
    return value


def required_zone(value: str | None, *, named: bool, certificate: bool, sender: bool) -> str | None:
    """Rejects names without a certificate or a zone to create one in, and a zone that nothing uses."""
    if value is None and named and not certificate:
        raise ValueError(
            "is required for the certificates of domainName and signInDomainName; or set certificateArn"
        )
    if value is not None and not (named or sender):
        raise ValueError("requires domainName, signInDomainName or senderDomainName, but none of them is set")
    return value


def is_within(name: str, domain: str) -> bool:
    """Returns whether `name` is `domain` or a subdomain of it."""
    return name == domain or name.endswith(f".{domain}")
