"""Checks that the config's names belong to its hosted zone, before anything is created."""

import pulumi
import pulumi_aws as aws

from infra.common.config import Settings, config_key
from infra.common.domain_rules import is_within

NAMES = ("domain_name", "sign_in_domain_name", "sender_domain_name")


def check_hosted_zone(settings: Settings) -> None:
    """Looks up the zone in Route 53, if the config has one.

    For a name outside the zone, the provider would append the zone's name and wait for a certificate in vain:
    https://www.pulumi.com/registry/packages/aws/api-docs/route53/record/ (`fqdn`)

    Raises:
        RunError: the zone is private, or a name is not in it.
    """
    if settings.hosted_zone_id is None:
        return
    key = config_key("hosted_zone_id")
    zone = aws.route53.get_zone(zone_id=settings.hosted_zone_id)
    if zone.private_zone:
        raise pulumi.RunError(f"{key} is a private zone, but ACM and people can resolve only public ones")
    names = {field: getattr(settings, field) for field in NAMES}
    wrong = [
        f"{config_key(field)} is {name}, which is not in the zone {zone.name} of {key}"
        for field, name in names.items()
        if name is not None and not is_within(name, zone.name.rstrip("."))
    ]
    if wrong:
        raise pulumi.RunError("\n  ".join(["the stack's config is wrong:", *wrong]))
