"""A record in DNS: made in a hosted zone, or said to the operator."""

from dataclasses import dataclass

import pulumi
import pulumi_aws as aws

TTL_SECONDS = 300
"""Short enough to mend a mistake, in the range of Route 53's console, whose default it is.

https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-basic.html
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DnsRecord:
    """One record; the value of a TXT record is without quotes."""

    name: pulumi.Input[str]
    type: str
    value: pulumi.Input[str]

    def make(self, resource_name: str, zone_id: str, opts: pulumi.ResourceOptions) -> aws.route53.Record:
        """Makes it; a record of that name and type that is there already is refused, not overwritten."""
        return aws.route53.Record(
            resource_name,
            zone_id=zone_id,
            name=self.name,
            type=self.type,
            ttl=TTL_SECONDS,
            records=[self.value],
            opts=opts,
        )

    @property
    def text(self) -> pulumi.Output[str]:
        """The record as a zone file has it."""
        value = pulumi.Output.format('"{0}"' if self.type == "TXT" else "{0}", self.value)
        return pulumi.Output.format("{0} {1} {2}", self.name, self.type, value)
