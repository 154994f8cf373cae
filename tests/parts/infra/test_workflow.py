"""Tests the table and the state machine."""

import json
from pathlib import Path

import boto3
from moto import mock_aws

from tests.aws import REGION, create_table
from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, run

TABLE = "aws:dynamodb/table:Table"
MACHINE = "aws:sfn/stateMachine:StateMachine"
SENDER_ID = "AWS.SNS.SMS.SenderID"


def test_the_table_equals_the_tables_of_the_tests(graph: Graph) -> None:
    table = graph.one(TABLE)
    with mock_aws():
        dynamodb = boto3.client("dynamodb", region_name=REGION)
        tested = dynamodb.describe_table(TableName=create_table(dynamodb))["Table"]
    assert schema({"HASH": table["hashKey"], "RANGE": table["rangeKey"]}) == tested["KeySchema"]
    attributes = [(each["name"], each["type"]) for each in table["attributes"]]
    assert attributes == [(e["AttributeName"], e["AttributeType"]) for e in tested["AttributeDefinitions"]]
    indexes = {index["name"]: index for index in table["globalSecondaryIndexes"]}
    for index in tested["GlobalSecondaryIndexes"]:
        ours = indexes.pop(index["IndexName"])
        assert schema({k["keyType"]: k["attributeName"] for k in ours["keySchemas"]}) == index["KeySchema"]
        projected = {"ProjectionType": ours["projectionType"]}
        if "nonKeyAttributes" in ours:
            projected["NonKeyAttributes"] = ours["nonKeyAttributes"]
        assert projected == index["Projection"]
    assert indexes == {}


def schema(keys: dict[str, str]) -> list[dict[str, str]]:
    return [{"AttributeName": attribute, "KeyType": kind} for kind, attribute in keys.items()]


def test_the_tables_data_is_encrypted_backed_up_and_expires(graph: Graph) -> None:
    table = graph.one(TABLE)
    assert table["billingMode"] == "PAY_PER_REQUEST"
    assert table["pointInTimeRecovery"] == {"enabled": True}
    assert table["serverSideEncryption"] == {"enabled": True}
    assert table["ttl"] == {"attributeName": "expiresAt", "enabled": True}


def test_executions_are_logged_without_the_reminders_content(graph: Graph) -> None:
    machine = graph.one(MACHINE)
    assert machine["type"] == "STANDARD"
    logging = machine["loggingConfiguration"]
    assert (logging["level"], logging["includeExecutionData"]) == ("ALL", False)
    assert logging["logDestination"].endswith(":/aws/vendedlogs/states/task-reminder-local-reminder:*")


def test_the_definition_uses_this_stacks_table_and_worker(graph: Graph) -> None:
    definition = graph.one(MACHINE)["definition"]
    assert "${" not in definition
    states = json.loads(definition)["States"]
    assert states["Claim"]["Parameters"]["TableName"] == "task-reminder-local-reminders"
    worker = "arn:aws:lambda:ap-southeast-2:000000000000:function:task-reminder-local-email"
    assert states["EmailOnly"]["Parameters"]["FunctionName"] == worker


def test_sms_have_the_configured_sender_id(graph: Graph, project: Path) -> None:
    assert SENDER_ID not in graph.one(MACHINE)["definition"]
    graph = run(project, complete({"smsSenderId": "Reminder1"})).graph
    publish = json.loads(graph.one(MACHINE)["definition"])["States"]["SMSOnly"]["Parameters"]
    assert publish["MessageAttributes"][SENDER_ID]["StringValue"] == "Reminder1"
