"""Makes valid and rejected calls of DynamoDB and Step Functions, and collects moto's responses.

`python -m tests.parts.mocks.calls` prints the responses of the unchanged moto.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import boto3
from botocore.exceptions import ClientError
from moto import mock_aws

from tests.aws import REGION, TABLE, create_state_machine, create_table
from workflow.storage import schema

DIFFERS = ("HTTPHeaders", "RequestId", "TableId", "creationDate", "startDate", "stopDate")
"""Times and random texts."""

TOO_LARGE = {"S": "x" * 410_000}


def key(owner: str, id_: str) -> dict[str, Any]:
    return {"owner": {"S": owner}, "id": {"S": id_}}


def item(number: int) -> dict[str, Any]:
    """Returns an item with a value of each type."""
    return {
        **key(f"o{number % 3}", f"{number:03}"),
        "listKey": {"S": f"l{30 - number:03}"},
        "watch": {"S": f"w{number % 2}"},
        "checkAt": {"S": f"2026-{number:02}"},
        "n": {"N": str(number)},
        "m": {"M": {"a": {"S": "é" * number}, "l": {"L": [{"N": "1"}, {"BOOL": True}, {"NULL": True}]}}},
        "ss": {"SS": ["a", "b"]},
        "b": {"B": b"\x00\xff"},
    }


def update(expression: str, values: dict[str, Any] | None = None, id_: str = "003", **more: Any) -> Any:  # noqa: ANN401
    given = {"ExpressionAttributeValues": values} if values else {}
    found = {"Key": key("o0", id_), "UpdateExpression": expression, "ReturnValues": "ALL_NEW"}
    return "update_item", found | given | more


X, FIVE = {"S": "x"}, {"N": "5"}
UPDATES = [
    update(
        "SET #n = #n + :f, m.l = list_append(m.l, :l), q = if_not_exists(q, :f) REMOVE b ADD ss :s, cnt :f",
        {":f": FIVE, ":l": {"L": [X]}, ":s": {"SS": ["c"]}},
        ExpressionAttributeNames={"#n": "n"},
    ),
    update("DELETE ss :s SET m.a = :x", {":s": {"SS": ["a"]}, ":x": X}),
    update("REMOVE m.l[0], m.l[2]"),
    update("SET m.none.y = :x", {":x": X}),
    update("SET a = :x", {":x": X}, id_="new"),
    update(
        "SET a = :x",
        {":x": X, ":f": FIVE},
        ConditionExpression="size(m) > :f AND NOT (n IN (:f, :x) OR begins_with(id, :x))",
        ReturnValuesOnConditionCheckFailure="ALL_OLD",
    ),
    update("SET a = :x", {":x": X, ":f": FIVE}, ConditionExpression="n BETWEEN :f AND :f"),
    update("SET a = :x, a = :x", {":x": X}),
    update("SET id = :x", {":x": X}),
    update("SET a = :y", {":x": X}),
    update("SET listKey = :x", {":x": {"S": ""}}),
    update("SET a = :x", {":x": {"S": "x" * 404_000}}),
    update("SET c = :x", {":x": {"S": "x" * 5_000}}),
    update("NOTHING"),
]
PUTS = [
    *(("put_item", {"Item": item(number)}) for number in range(30)),
    ("put_item", {"Item": key("o0", "000"), "ConditionExpression": "attribute_not_exists(id)"}),
    ("put_item", {"Item": key("o0", "a") | {"n": {"N": "abc"}}}),
    ("put_item", {"Item": key("o0", "a") | {"n": TOO_LARGE}}),
    ("get_item", {"Key": key("o0", "000")}),
    ("get_item", {"Key": key("o0", "none")}),
    ("get_item", {"Key": key("o0", "003"), "ProjectionExpression": "n, m.a", "ConsistentRead": True}),
]
DELETES = [
    ("delete_item", {"Key": key("o2", "002"), "ReturnValues": "ALL_OLD"}),
    ("delete_item", {"Key": key("o2", "002"), "ConditionExpression": "attribute_exists(id)"}),
]
SCANS = [
    ("scan", {"Limit": 7}),
    ("scan", {"FilterExpression": "n < :n", "ExpressionAttributeValues": {":n": {"N": "10"}}}),
    ("scan", {"TotalSegments": 3, "Segment": 1}),
    ("scan", {}),
]


def queries() -> Iterator[tuple[str, dict[str, Any]]]:
    """Queries by the table's key and by each index: at once, in pages, and in reverse."""
    of_each = {None: schema.KEY} | dict(schema.INDEX_KEYS)
    for index, (first, second) in of_each.items():
        value = {"owner": "o1", "watch": "w1"}.get(first, "none")
        arguments: dict[str, Any] = {
            "KeyConditionExpression": "#k = :k",
            "ExpressionAttributeNames": {"#k": first},
            "ExpressionAttributeValues": {":k": {"S": value}},
        } | ({"IndexName": index} if index else {})
        after = {**key("o1", "013"), first: {"S": value}, second: item(13).get(second, X)}
        page: dict[str, Any] = {"Limit": 4}
        for more in ({}, page, page | {"ScanIndexForward": False}, page | {"ExclusiveStartKey": after}):
            yield "query", arguments | more


def write(kind: str, id_: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    place = {"Item": key("o0", id_)} if kind == "Put" else {"Key": key("o0", id_)}
    return {kind: {"TableName": TABLE, **place, **more}}


SET = write("Update", "006", UpdateExpression="SET a = :x, m.l[0] = :x", ExpressionAttributeValues={":x": X})
ADD = write("Update", "012", UpdateExpression="ADD ss :s", ExpressionAttributeValues={":s": {"SS": ["c"]}})
NEW, GONE = write("Put", "new one"), write("Delete", "009")
MISSED = "ReturnValuesOnConditionCheckFailure"
TRANSACTIONS = [
    [SET, ADD, NEW, GONE, write("ConditionCheck", "003", ConditionExpression="a = n", **{MISSED: "ALL_OLD"})],
    [SET, ADD, NEW, GONE, write("Put", "000", ConditionExpression="attribute_not_exists(id)")],
    [SET, NEW, NEW],
    [SET, {"Put": {"TableName": TABLE, "Item": key("o0", "large") | {"n": TOO_LARGE}}}],
    [SET, {"Put": {"TableName": "none", "Item": key("o0", "a")}}],
    [SET, {"Put": {"TableName": TABLE, "Item": {"id": X}}}],
    [SET, ADD, NEW, GONE],
]


def responses() -> list[Any]:
    """Returns moto's response to each call; after each transaction also the table's content."""
    with mock_aws():
        dynamodb = boto3.client("dynamodb", region_name=REGION)
        create_table(dynamodb)
        found = [
            _response(dynamodb, name, {"TableName": TABLE, **arguments})
            for name, arguments in [*PUTS, *UPDATES, *queries(), *SCANS, *DELETES]
        ]
        for writes in TRANSACTIONS:
            found.append(_response(dynamodb, "transact_write_items", {"TransactItems": writes}))
            found.append(_response(dynamodb, "scan", {"TableName": TABLE}))
        return found + list(_executions())


def _executions() -> Iterator[Any]:
    client = boto3.client("stepfunctions", region_name=REGION)
    machine = {"stateMachineArn": create_state_machine(client)}
    started = machine["stateMachineArn"].replace("stateMachine", "execution") + ":one"
    one = machine | {"name": "one", "input": "{}"}
    for name, arguments in [
        ("start_execution", one),
        ("start_execution", one),
        ("start_execution", one | {"input": "[]"}),
        ("start_execution", one | {"name": "two", "input": "{"}),
        ("start_execution", {"stateMachineArn": f"{machine['stateMachineArn']}-none"}),
        ("describe_execution", {"executionArn": started}),
        ("describe_execution", {"executionArn": f"{started}-none"}),
        ("list_executions", machine),
        ("stop_execution", {"executionArn": started, "error": "E", "cause": "why"}),
        ("list_executions", machine | {"statusFilter": "ABORTED"}),
    ]:
        yield _response(client, name, arguments)


def _response(client: Any, name: str, arguments: dict[str, Any]) -> Any:  # noqa: ANN401
    try:
        found = getattr(client, name)(**arguments)
    except ClientError as error:
        found = {"error": type(error).__name__, "says": str(error), **error.response}
    return json.loads(json.dumps(_same_each_time(found), default=repr))


def _same_each_time(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        kept = value.keys() - set(DIFFERS)
        return {name: _same_each_time(value[name]) for name in sorted(kept)}
    return [_same_each_time(each) for each in value] if isinstance(value, list) else value


if __name__ == "__main__":
    json.dump(responses(), sys.stdout)
