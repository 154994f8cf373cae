"""A DNS record: created in a hosted zone, or shown to the operator."""

from dataclasses import dataclass

import pulumi
import pulumi_aws as aws

TTL_SECONDS = 300
"""The default of Route 53's console. Short enough to correct a mistake soon.

https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-basic.html
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DnsRecord:
    """One record; the value of a TXT record is without quotes."""

    name: pulumi.Input[str]
    type: str
    value: pulumi.Input[str]

    def make(self, resource_name: str, zone_id: str, opts: pulumi.ResourceOptions) -> aws.route53.Record:
        """Creates the record in a zone. AWS refuses to overwrite a record with the same name and type."""
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
        """Returns the record as a line of a zone file."""
        value = pulumi.Output.format('"{0}"' if self.type == "TXT" else "{0}", self.value)
        return pulumi.Output.format("{0} {1} {2}", self.name, self.type, value)
