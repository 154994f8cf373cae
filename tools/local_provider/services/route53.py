"""Route 53: the records of an existing hosted zone."""

from typing import Any

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType, State

SERVICE = "route53"


def get_zone(aws: Aws, zone_id: str) -> dict[str, Any]:
    """Implements the provider function `getZone`: returns a hosted zone by its id."""
    zone = aws.client(SERVICE).get_hosted_zone(Id=zone_id)["HostedZone"]
    return {
        "id": zone_id,
        "zoneId": zone_id,
        "name": zone["Name"].rstrip("."),
        "privateZone": zone["Config"]["PrivateZone"],
    }


def create_record(aws: Aws, inputs: Inputs) -> Created:
    """Creates a record; AWS rejects an existing one."""
    _change(aws, "CREATE", inputs)
    return Created(
        f"{inputs['zoneId']}_{inputs['name']}_{inputs['type']}", {"fqdn": inputs["name"].rstrip(".")}
    )


def update_record(aws: Aws, change: Change) -> None:
    """Changes a record's values."""
    _change(aws, "UPSERT", change.new)


def delete_record(aws: Aws, state: State) -> None:
    """Deletes a record."""
    _change(aws, "DELETE", state.properties)


def _change(aws: Aws, action: str, record: Inputs) -> None:
    change = {"Action": action, "ResourceRecordSet": _record_set(record)}
    aws.client(SERVICE).change_resource_record_sets(
        HostedZoneId=record["zoneId"], ChangeBatch={"Changes": [change]}
    )


def _record_set(record: Inputs) -> dict[str, Any]:
    """Returns a record in Route 53's form: texts in quotes, which pulumi-aws adds."""
    named = {"Name": record["name"], "Type": record["type"]}
    if aliases := record.get("aliases"):
        (alias,) = aliases
        target = {"HostedZoneId": alias["zoneId"], "DNSName": alias["name"]}
        return {**named, "AliasTarget": {**target, "EvaluateTargetHealth": alias["evaluateTargetHealth"]}}
    values = [f'"{value}"' if record["type"] == "TXT" else value for value in record["records"]]
    return {**named, "TTL": int(record["ttl"]), "ResourceRecords": [{"Value": value} for value in values]}


RESOURCE_TYPES = {
    "aws:route53/record:Record": ResourceType(
        create_record, delete_record, update_record, immutable={"zoneId", "name", "type"}
    ),
}
