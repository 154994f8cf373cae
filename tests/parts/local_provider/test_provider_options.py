"""Tests that configurable options can be switched on, off and on again."""

from pathlib import Path

from tests.parts.local_provider.conftest import World
from tools.local_provider.registry import RESOURCE_TYPES

API = "aws:apigatewayv2/api:Api"
FUNCTION = "aws:lambda/function:Function"
ALIAS = "aws:lambda/alias:Alias"
PERMISSION = "aws:lambda/permission:Permission"
ON = {"publish": True, "snapStart": {"applyOn": "PublishedVersions"}}
OFF = dict.fromkeys(ON)


def test_cors_can_be_switched_on_off_and_on_again(world: World) -> None:
    api = world.create(API, name=world.name, protocolType="HTTP", corsConfiguration={"allowOrigins": ["a"]})
    for origins, allowed in ((None, None), ({"allowOrigins": ["b"]}, ["b"]), (None, None)):
        world.change(API, api, corsConfiguration=origins)
        found = world.call("apigatewayv2", "get_api", ApiId=api.id).get("CorsConfiguration") or {}
        assert found.get("AllowOrigins") == allowed


def test_snap_start_can_be_switched_on_off_and_on_again(world: World, tmp_path: Path) -> None:
    function = world.function(tmp_path)
    assert function.properties["version"] == "$LATEST"

    versions = [world.change(FUNCTION, function, **setting)["version"] for setting in (ON, OFF, ON)]
    assert versions == ["1", "$LATEST", "2"]
    applied = world.call("lambda", "get_function_configuration", FunctionName=world.name)["SnapStart"]
    assert applied["ApplyOn"] == "PublishedVersions"
    assert world.change(FUNCTION, function, **OFF, description="Off")["version"] == "$LATEST"
    off = world.call("lambda", "get_function_configuration", FunctionName=world.name).get("SnapStart", {})
    assert off.get("ApplyOn", "None") == "None"


def test_a_budgets_limit_and_address_can_be_changed(world: World) -> None:
    token, account = "aws:budgets/budget:Budget", world.aws.account_id
    notification = {
        "notificationType": "ACTUAL",
        "comparisonOperator": "GREATER_THAN",
        "threshold": 80,
        "thresholdType": "PERCENTAGE",
    }
    limit = {"limitAmount": "20", "limitUnit": "USD", "budgetType": "COST", "timeUnit": "MONTHLY"}
    notifications = [notification | {"subscriberEmailAddresses": ["nora@example.org"]}]
    budget = world.create(token, accountId=account, name=world.name, **limit, notifications=notifications)
    notifications = [notification | {"subscriberEmailAddresses": ["tim@example.org"]}]
    world.change(token, budget, limitAmount="30", notifications=notifications)
    named = {"AccountId": account, "BudgetName": world.name}
    found = world.call("budgets", "describe_budget", **named)["Budget"]
    assert float(found["BudgetLimit"]["Amount"]) == 30
    (kept,) = world.call("budgets", "describe_notifications_for_budget", **named)["Notifications"]
    subscribers = world.call("budgets", "describe_subscribers_for_notification", **named, Notification=kept)[
        "Subscribers"
    ]
    assert [each["Address"] for each in subscribers] == ["tim@example.org"]


def test_an_alias_has_its_own_policy(world: World, tmp_path: Path) -> None:
    function = world.function(tmp_path, **ON)
    live = {"functionName": world.name, "name": "live"}
    alias = world.create(ALIAS, **live, functionVersion=function.properties["version"])
    assert alias.properties["arn"] == f"{function.properties['arn']}:live"
    invoke = {"action": "lambda:InvokeFunction", "principal": "apigateway.amazonaws.com"}
    permission = world.create(PERMISSION, statementId="any", function=world.name, qualifier="live", **invoke)
    world.change(ALIAS, alias, functionVersion=world.change(FUNCTION, function, description="New")["version"])
    found = world.call("lambda", "get_alias", FunctionName=world.name, Name="live")
    assert found["FunctionVersion"] == "2"
    RESOURCE_TYPES[PERMISSION].delete(world.aws, permission)
    RESOURCE_TYPES[ALIAS].delete(world.aws, alias)
    assert world.call("lambda", "list_aliases", FunctionName=world.name)["Aliases"] == []
