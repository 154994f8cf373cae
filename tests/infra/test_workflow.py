"""The table and the state machine."""

import json
from pathlib import Path

from tests.infra.conftest import complete
from tests.infra.recording import Graph, run
from workflow.watching import PROJECTED

TABLE = "aws:dynamodb/table:Table"
MACHINE = "aws:sfn/stateMachine:StateMachine"
SENDER_ID = "AWS.SNS.SMS.SenderID"


def test_the_table_has_the_records_key_and_two_indexes(graph: Graph) -> None:
    table = graph.one(TABLE)
    assert (table["hashKey"], table["rangeKey"]) == ("owner", "id")
    indexes = {index["name"]: index for index in table["globalSecondaryIndexes"]}
    assert {name: keys(index["keySchemas"]) for name, index in indexes.items()} == {
        "by_state": {"HASH": "owner", "RANGE": "listKey"},
        "watched": {"HASH": "watch", "RANGE": "checkAt"},
    }
    assert indexes["by_state"]["projectionType"] == "ALL"
    assert indexes["watched"]["projectionType"] == "INCLUDE"
    assert indexes["watched"]["nonKeyAttributes"] == list(PROJECTED)
    used = {"owner", "id", "listKey", "watch", "checkAt"}
    assert {attribute["name"]: attribute["type"] for attribute in table["attributes"]} == dict.fromkeys(
        used, "S"
    )


def keys(schemas: list[dict[str, str]]) -> dict[str, str]:
    return {schema["keyType"]: schema["attributeName"] for schema in schemas}


def test_the_tables_data_is_encrypted_kept_and_expires(graph: Graph) -> None:
    table = graph.one(TABLE)
    assert table["billingMode"] == "PAY_PER_REQUEST"
    assert table["pointInTimeRecovery"] == {"enabled": True}
    assert table["serverSideEncryption"] == {"enabled": True}
    assert table["ttl"] == {"attributeName": "expiresAt", "enabled": True}


def test_executions_are_logged_without_what_is_in_the_reminders(graph: Graph) -> None:
    machine = graph.one(MACHINE)
    assert machine["type"] == "STANDARD"
    logging = machine["loggingConfiguration"]
    assert (logging["level"], logging["includeExecutionData"]) == ("ALL", False)
    assert logging["logDestination"].endswith(":/aws/vendedlogs/states/task-reminder-local-reminder:*")


def test_the_definition_names_this_stacks_table_and_worker(graph: Graph) -> None:
    definition = graph.one(MACHINE)["definition"]
    assert "${" not in definition
    states = json.loads(definition)["States"]
    assert states["Claim"]["Parameters"]["TableName"] == "task-reminder-local-reminders"
    worker = "arn:aws:lambda:ap-southeast-2:000000000000:function:task-reminder-local-email"
    assert states["EmailOnly"]["Parameters"]["FunctionName"] == worker


def test_sms_carry_no_sender_id_unless_configured(graph: Graph) -> None:
    assert SENDER_ID not in graph.one(MACHINE)["definition"]


def test_sms_carry_the_configured_sender_id(project: Path) -> None:
    graph = run(project, complete({"smsSenderId": "Reminder1"})).graph
    publish = json.loads(graph.one(MACHINE)["definition"])["States"]["SMSOnly"]["Parameters"]
    assert publish["MessageAttributes"][SENDER_ID]["StringValue"] == "Reminder1"
