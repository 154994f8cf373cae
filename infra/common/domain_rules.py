"""The rules for names of one's own, and for what contradicts another key; each raises ValueError."""

import re

from email_validator import EmailNotValidError, validate_email

LONGEST = 63
"""Characters of a name: Cognito's bound for a domain; ACM's is one more.

https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html
https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
"""


def domain_name(value: str) -> str:
    """A name in DNS, in small letters and its ASCII form."""
    try:
        domain = str(validate_email(f"name@{value}", check_deliverability=False).ascii_domain).lower()
    except EmailNotValidError as error:
        raise ValueError("must be a domain name alone, such as remind.example.org") from error
    if not re.search(r"\.[a-z0-9][a-z0-9-]*[a-z0-9]$", domain):
        raise ValueError("must end in a top-level domain of two characters or more, as ACM asks")
    if len(domain) > LONGEST:
        raise ValueError(f"must be at most {LONGEST} characters long")
    return domain


def certificate_arn(value: str) -> str:
    """A certificate that CloudFront and Cognito take: of ACM, in us-east-1, wherever the stack is.

    https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html
    """
    if not re.fullmatch(r"arn:aws:acm:us-east-1:[0-9]{12}:certificate/[0-9a-zA-Z-]+", value):
        raise ValueError("must be the ARN of a certificate of ACM in us-east-1 (CloudFront takes no other)")
    return value


def hosted_zone_id(value: str) -> str:
    """The id of a hosted zone. https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZone.html"""
    if not re.fullmatch(r"Z[A-Z0-9]{1,31}", value):
        raise ValueError("must be the id of a hosted zone in Route 53, such as Z0123456789ABCDEFGHIJ")
    return value


def alone(value: str | None, other: str | None, other_key: str) -> str | None:
    """Refuses a name beside the address of what somebody puts in front by themselves."""
    if value is not None and other is not None:
        raise ValueError(f"contradicts {other_key}, which is for what you put in front yourself: empty one")
    return value


def sign_in_name(value: str | None, site: str | None) -> str | None:
    """Cognito resolves the name above a sign-in name, and takes no top-level domain for it.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html
    """
    if value is not None and value == site:
        raise ValueError("must be another name than domainName, such as sign-in." + value)
    if value is not None and value.count(".") == 1:
        raise ValueError(f"must be below a domain, such as sign-in.{value}: Cognito takes no other")
    return value


def senders_domain(value: str | None, sender: str) -> str | None:
    """SES lets addresses of a domain and of those below it send."""
    if value is not None and not is_within(sender.rpartition("@")[2], value):
        raise ValueError(f"must be the domain of senderEmail, {sender}, or one above it")
    return value


def certificate_in_use(value: str | None, *, named: bool) -> str | None:
    """Refuses a certificate for nothing."""
    if value is not None and not named:
        raise ValueError("is for domainName or signInDomainName, and neither is set")
    return value


def zone_where_needed(value: str | None, *, named: bool, certificate: bool, sender: bool) -> str | None:
    """Refuses names without a certificate or a way to make one, and a zone for nothing."""
    if value is None and named and not certificate:
        raise ValueError(
            "is needed for domainName and signInDomainName, to make their certificates; or set certificateArn"
        )
    if value is not None and not (named or sender):
        raise ValueError("is for domainName, signInDomainName or senderDomainName, and none of them is set")
    return value


def is_within(name: str, domain: str) -> bool:
    """Whether a name is a domain or below it."""
    return name == domain or name.endswith(f".{domain}")
