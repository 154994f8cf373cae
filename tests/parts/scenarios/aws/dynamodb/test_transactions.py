"""Tests that the simulated table handles transactions, batch reads and queries like moto."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.aws import TABLE
from tests.clock import Clock
from tests.parts.scenarios.aws.dynamodb.table import SimulatedTable
from tests.parts.scenarios.aws.dynamodb.tokens import Item

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

IDS = ("1", "2", "3", "4")

ids = st.sampled_from(IDS)
conditions = st.sampled_from([None, "attribute_not_exists(id)", "attribute_exists(id)", "version2 = :one"])
kinds = st.sampled_from(["Put", "Update", "Delete"])


def key(number: str) -> Item:
    """Returns the key of an item."""
    return {"owner": {"S": "nora"}, "id": {"S": number}}


@st.composite
def parts(draw: st.DrawFn) -> dict[str, Any]:
    """Draws one part of a transaction."""
    kind, number, condition = draw(kinds), draw(ids), draw(conditions)
    action: dict[str, Any] = {"TableName": TABLE}
    values: dict[str, Any] = {":one": {"N": "1"}} if condition and ":one" in condition else {}
    if kind == "Put":
        action["Item"] = key(number) | {"version2": {"N": draw(st.sampled_from("12"))}}
    else:
        action["Key"] = key(number)
    if kind == "Update":
        action["UpdateExpression"] = "SET version2 = :two"
        values |= {":two": {"N": "2"}}
    if condition:
        action |= {"ConditionExpression": condition, "ReturnValuesOnConditionCheckFailure": "ALL_OLD"}
    return {kind: action | ({"ExpressionAttributeValues": values} if values else {})}


def place(part: dict[str, Any]) -> str:
    """Returns the id of the item that a part writes or checks."""
    ((_, action),) = part.items()
    number: str = (action.get("Item") or action["Key"])["id"]["S"]
    return number


transactions = st.lists(parts(), min_size=1, max_size=4, unique_by=place)


def replace_items(client: Any, there: dict[str, str]) -> None:  # noqa: ANN401
    """Replaces all items by these, given as versions by id."""
    for number in IDS:
        client.delete_item(TableName=TABLE, Key=key(number))
    for number, version in there.items():
        client.put_item(TableName=TABLE, Item=key(number) | {"version2": {"N": version}})


def outcome(client: Any, transaction: list[dict[str, Any]]) -> tuple[object, ...]:  # noqa: ANN401
    """Returns the result with the cancellation reasons, and all items afterwards."""
    reasons: list[tuple[str, Item | None]] = []
    try:
        client.transact_write_items(TransactItems=transaction)
    except ClientError as error:
        given: Any = error.response
        reasons = [(reason["Code"], reason.get("Item")) for reason in given["CancellationReasons"]]
    found = client.batch_get_item(
        RequestItems={TABLE: {"Keys": [key(number) for number in IDS], "ConsistentRead": True}}
    )
    items = sorted(found["Responses"][TABLE], key=lambda item: str(item["id"]["S"]))
    return reasons, items, found["UnprocessedKeys"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(there=st.dictionaries(ids, st.sampled_from("12")), transaction=transactions)
def test_a_transaction_has_the_same_result_as_in_moto(
    moto: DynamoDBClient, there: dict[str, str], transaction: list[dict[str, Any]]
) -> None:
    simulated = SimulatedTable(Clock(), lambda _before, _after: None, page_size=2)
    replace_items(simulated, there)
    replace_items(moto, there)
    assert outcome(simulated, transaction) == outcome(moto, transaction)


def add(simulated: SimulatedTable, token: str, more: str, *, conflict: bool = False) -> None:
    """Increments a count in item 1."""
    update = {
        "TableName": TABLE,
        "Key": key("1"),
        "UpdateExpression": "ADD version2 :more",
        "ExpressionAttributeValues": {":more": {"N": more}},
    }
    simulated.transact_write_items(
        TransactItems=[{"Update": update}], ClientRequestToken=token, conflict=conflict
    )


def test_repeating_the_token_of_a_succeeded_transaction_changes_nothing_even_in_a_conflict() -> None:
    simulated = SimulatedTable(Clock(), lambda _before, _after: None, page_size=2)
    replace_items(simulated, {"1": "1"})
    add(simulated, "a", more="1")
    add(simulated, "a", more="1", conflict=True)
    assert simulated.items["nora", "1"]["version2"] == {"N": "2"}
    with pytest.raises(ClientError, match="IdempotentParameterMismatchException"):
        add(simulated, "a", more="2")
