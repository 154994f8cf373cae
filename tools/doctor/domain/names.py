"""Checks that custom domains resolve, and that the sign-in domain's parent does, as Cognito requires."""

import socket
from collections.abc import Iterable
from dataclasses import replace

from tools.doctor.account import Account
from tools.doctor.check import check
from tools.doctor.finding import Finding, fine, wrong


@check("domain")
def inspect(account: Account) -> Iterable[Finding]:
    """Returns a finding for each domain, and for the sign-in domain's parent if that is another one."""
    settings = account.settings
    names = [name for name in (settings.domain_name, settings.sign_in_domain_name) if name is not None]
    for name in names:
        yield replace(_resolves(name, account), subject=name)
    if settings.sign_in_domain_name is not None:
        parent = settings.sign_in_domain_name.partition(".")[2]
        if parent not in names:
            yield replace(_parent_domain(parent), subject=parent)


def addresses(name: str) -> list[str]:
    """Returns the IPv4 addresses of a name in DNS."""
    try:
        found = socket.getaddrinfo(name, 443, socket.AF_INET, socket.SOCK_STREAM)
    except OSError:
        return []
    return [str(address[0]) for *_, address in found]


def _resolves(name: str, account: Account) -> Finding:
    if addresses(name):
        return fine("has an address in DNS")
    up = f"pulumi up --stack {account.names.stack}"
    if account.settings.hosted_zone_id is not None:
        return wrong("has no address in DNS", f"{up} creates its records, which take some minutes")
    shown = f"pulumi stack output dnsRecords --stack {account.names.stack}"
    return wrong("has no address in DNS", f"{up}, then set its record in DNS: {shown}")


def _parent_domain(name: str) -> Finding:
    """https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html"""
    if addresses(name):
        return fine("has an address in DNS, which Cognito requires")
    return wrong(
        "has no address in DNS: Cognito rejects signInDomainName, its subdomain",
        f"create an A record of {name} with any address",
    )
