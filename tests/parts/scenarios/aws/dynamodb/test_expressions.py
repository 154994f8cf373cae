"""Tests that the simulated table evaluates expressions like moto, which is tested against DynamoDB."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.aws import TABLE
from tests.clock import Clock
from tests.parts.scenarios.aws.dynamodb.table import SimulatedTable
from tests.parts.scenarios.aws.dynamodb.tokens import Item
from tests.parts.scenarios.aws.dynamodb.updates import InvalidUpdate

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

KEY = {"owner": {"S": "nora"}, "id": {"S": "1"}}
TEXTS, NUMBERS = ("watch2", "claimed"), ("version2", "expires")
SET, MAP = "ids", "news"
VALUES = {":a": {"S": "a"}, ":b": {"S": "b"}, ":one": {"N": "1"}, ":two": {"N": "2"}, ":ten": {"N": "10"}}
SETS = {":just": {"SS": ["a"]}, ":both": {"SS": ["a", "b"]}}
TEXT_VALUES, NUMBER_VALUES = (":a", ":b"), (":one", ":two", ":ten")
OPERANDS = [*(f"#{name}" for name in (*TEXTS, *NUMBERS)), *VALUES]

items = st.fixed_dictionaries(
    {},
    optional={name: st.sampled_from("ab").map(lambda text: {"S": text}) for name in TEXTS}
    | {name: st.sampled_from(["1", "2", "10"]).map(lambda number: {"N": number}) for name in NUMBERS}
    | {MAP: st.sampled_from(["1", "2", "10"]).map(lambda number: {"M": {"rank": {"N": number}}})}
    | {SET: st.sampled_from([["a"], ["b"], ["a", "b"]]).map(lambda texts: {"SS": texts})},
)
names = st.sampled_from([f"#{name}" for name in (*TEXTS, *NUMBERS)])
comparators = st.sampled_from(["=", "<", "<=", ">", ">="])


def compared(attributes: tuple[str, ...], values: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Draws a comparison within one type: moto fails at "1" < 1, and treats missing values as equal."""
    attribute, value = st.sampled_from([f"#{name}" for name in attributes]), st.sampled_from(values)
    return st.one_of(
        st.builds("{} {} {}".format, attribute, comparators, value),
        st.builds("{} {} {}".format, value, comparators, attribute),
    )


simple = st.one_of(
    compared(TEXTS, TEXT_VALUES),
    compared(NUMBERS, NUMBER_VALUES),
    names.map("attribute_exists({})".format),
    names.map("attribute_not_exists({})".format),
    st.builds("{} IN ({}, {})".format, names, st.sampled_from(list(VALUES)), st.sampled_from(list(VALUES))),
    st.builds("contains(#ids, {})".format, st.sampled_from(TEXT_VALUES)),
    st.builds("#news.#rank {} {}".format, comparators, st.sampled_from(NUMBER_VALUES)),
)
conditions = st.one_of(  # DynamoDB rejects redundant brackets
    st.builds("{} AND {} OR {}".format, simple, simple, simple),
    st.builds("{} OR {} AND NOT {}".format, simple, simple, simple),
    st.builds(  # moto fails at the size of a missing attribute
        "{} AND (attribute_not_exists(#ids) OR size(#ids) {} {})".format,
        simple,
        comparators,
        st.sampled_from(NUMBER_VALUES),
    ),
    st.recursive(
        simple,
        lambda inner: st.one_of(
            st.builds("({}) AND ({})".format, inner, inner),
            st.builds("({}) OR ({})".format, inner, inner),
            st.builds("NOT ({})".format, inner),
        ),
        max_leaves=6,
    ),
)
operands = st.one_of(
    st.sampled_from(OPERANDS),
    st.builds("if_not_exists({}, {})".format, names, st.sampled_from(list(VALUES))),
)
actions = st.one_of(
    st.tuples(st.just("SET"), st.builds(" = {}".format, operands)),
    st.tuples(st.just("REMOVE"), st.just("")),
    st.tuples(st.just("ADD"), st.just(" :two")),
)


set_values = st.sampled_from(list(SETS))


@st.composite
def updates(draw: st.DrawFn) -> str:
    """Draws an update expression that writes each attribute once."""
    parts: dict[str, list[str]] = {}
    for name in draw(st.lists(names, min_size=1, max_size=3, unique=True)):
        clause, operand = draw(actions)
        parts.setdefault(clause, []).append(f"{name}{operand}")
    if draw(st.booleans()):
        parts.setdefault(draw(st.sampled_from(["ADD", "DELETE"])), []).append(f"#{SET} {draw(set_values)}")
    return " ".join(f"{clause} {', '.join(written)}" for clause, written in parts.items())


def used(expression: str, known: Mapping[str, Any]) -> dict[str, Any]:
    """Returns the placeholders in an expression: DynamoDB rejects unused ones."""
    words = set(expression.replace("(", " ").replace(")", " ").replace(",", " ").replace(".", " ").split())
    return {word: known[word] for word in words if word in known}


def outcome(client: Any, item: Item, update: str, condition: str) -> tuple[str, Item | None]:  # noqa: ANN401
    """Returns the result of the update, and the item afterwards or as returned by the error."""
    client.put_item(TableName=TABLE, Item=KEY | item)
    call: dict[str, Any] = {
        "ExpressionAttributeNames": used(
            f"{update} {condition}", {f"#{name}": name for name in (*TEXTS, *NUMBERS, SET, MAP, "rank")}
        ),
        "ExpressionAttributeValues": used(f"{update} {condition}", VALUES | SETS),
    }
    try:
        response = client.update_item(
            TableName=TABLE,
            Key=KEY,
            UpdateExpression=update,
            ConditionExpression=condition,
            ReturnValues="ALL_NEW",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
            **{name: value for name, value in call.items() if value},
        )
    except ClientError as error:
        return error.response["Error"]["Code"], in_order(error.response.get("Item"))  # type: ignore[arg-type]
    except InvalidUpdate:
        return "ValidationException", None
    return "done", in_order(response["Attributes"])


def in_order(item: Item | None) -> Item | None:
    """Returns the item with its set sorted, since a set has no order."""
    if item is None or SET not in item:
        return item
    return item | {SET: {"SS": sorted(item[SET]["SS"])}}


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(item=items, update=updates(), condition=conditions)
def test_an_update_has_the_same_result_as_in_moto(
    moto: DynamoDBClient, item: Item, update: str, condition: str
) -> None:
    simulated = SimulatedTable(Clock(), lambda _before, _after: None, page_size=2)
    assert outcome(simulated, item, update, condition) == outcome(moto, item, update, condition)
