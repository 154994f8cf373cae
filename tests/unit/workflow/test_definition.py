"""The names of a deployment are put into the state machine's definition."""

import json
from typing import Any

import pytest

from workflow.machine import definition as module
from workflow.machine.definition import SENDER_ID, UnknownPlaceholder, definition


def states(sms_sender_id: str | None, table: str = "the-table") -> dict[str, Any]:
    text = definition(
        table=table, worker="arn:aws:lambda:eu-west-1:1:function:w", sms_sender_id=sms_sender_id
    )
    read: dict[str, Any] = json.loads(text)["States"]
    return read


def attributes(read: dict[str, Any]) -> list[dict[str, Any]]:
    beside_email = read["EmailandSMS"]["Branches"][1]["States"]
    tasks = (read["SMSOnly"], read["SMSAgain"], beside_email["ParallelSMS"], beside_email["ParallelSMSAgain"])
    return [task["Parameters"]["MessageAttributes"] for task in tasks]


def test_each_name_is_inserted() -> None:
    read = states("REMINDER")
    assert read["Claim"]["Parameters"]["TableName"] == "the-table"
    assert read["EmailOnly"]["Parameters"]["FunctionName"] == "arn:aws:lambda:eu-west-1:1:function:w"
    for sent in attributes(read):
        assert sent[SENDER_ID] == {"DataType": "String", "StringValue": "REMINDER"}


def test_text_messages_are_transactional_and_without_a_sender_id_only_its_member_is_omitted() -> None:
    with_it, without_it = states("REMINDER"), states(None)
    for sent in attributes(with_it):
        del sent[SENDER_ID]
        assert sent == {"AWS.SNS.SMS.SMSType": {"DataType": "String", "StringValue": "Transactional"}}
    assert without_it == with_it


def test_any_character_of_a_name_is_text() -> None:
    table = '"}${worker}\\1'
    assert states(None, table)["Claim"]["Parameters"]["TableName"] == table


def test_a_placeholder_without_a_name_raises_an_error_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "parsed", lambda: {"States": {"A": {"Resource": "${tabel}"}}})
    with pytest.raises(UnknownPlaceholder, match=r"\$\{tabel\}"):
        definition(table="t", worker="w", sms_sender_id=None)


@pytest.mark.parametrize("empty", ["table", "worker", "sms_sender_id"])
def test_an_empty_name_is_rejected(empty: str) -> None:
    names = {"table": "t", "worker": "w", "sms_sender_id": "S"} | {empty: ""}
    with pytest.raises(ValueError, match="needs a name"):
        definition(**names)
