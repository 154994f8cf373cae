"""Whether the names of the config can be in its hosted zone, found out before anything is made."""

import pulumi
import pulumi_aws as aws

from infra.common.config import Settings, config_key
from infra.common.domain_rules import is_within

NAMES = ("domain_name", "sign_in_domain_name", "sender_domain_name")


def check_hosted_zone(settings: Settings) -> None:
    """Asks Route 53 for the zone, where there is one in the config.

    The provider would append the zone's name to one that is elsewhere, and then wait for a certificate in
    vain: https://www.pulumi.com/registry/packages/aws/api-docs/route53/record/ (`fqdn`)

    Raises:
        RunError: the zone is private, or a name is not in it.
    """
    if settings.hosted_zone_id is None:
        return
    key = config_key("hosted_zone_id")
    zone = aws.route53.get_zone(zone_id=settings.hosted_zone_id)
    if zone.private_zone:
        raise pulumi.RunError(f"{key} is a private zone, which ACM and people can't see: take a public one")
    names = {field: getattr(settings, field) for field in NAMES}
    wrong = [
        f"{config_key(field)} is {name}, which is not in the zone {zone.name} of {key}"
        for field, name in names.items()
        if name is not None and not is_within(name, zone.name.rstrip("."))
    ]
    if wrong:
        raise pulumi.RunError("\n  ".join(["the stack's config is wrong:", *wrong]))
