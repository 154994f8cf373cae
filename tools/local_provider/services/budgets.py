"""AWS Budgets: an account's budget and its notifications."""

from typing import Any

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType, State
from tools.local_provider.single_calls import delete_call, omit
from tools.local_provider.to_aws import UnmappedProperty

SERVICE = "budgets"
KNOWN = {"accountId", "name", "budgetType", "timeUnit", "limitAmount", "limitUnit", "notifications", "tags"}
EMAILS = "subscriberEmailAddresses"

_delete = delete_call(SERVICE, "DeleteBudget", AccountId="accountId", BudgetName="name")


def create_budget(aws: Aws, inputs: Inputs) -> Created:
    """Creates a budget with its notifications; its id is as in pulumi-aws. Raises `UnmappedProperty`."""
    if unknown := inputs.keys() - KNOWN:
        raise UnmappedProperty(f"CreateBudget is not given {', '.join(sorted(unknown))}")
    budget = {
        "budgetName": inputs["name"],
        "budgetLimit": {"amount": inputs["limitAmount"], "unit": inputs["limitUnit"]},
        "budgetType": inputs["budgetType"],
        "timeUnit": inputs["timeUnit"],
    }
    told = [_notification(each) for each in inputs.get("notifications", [])]
    members = {"accountId": inputs["accountId"], "budget": budget, "notificationsWithSubscribers": told}
    aws.call(SERVICE, "CreateBudget", members | {"resourceTags": inputs.get("tags", {})})
    return Created(f"{inputs['accountId']}:{inputs['name']}")


def _notification(notification: dict[str, Any]) -> dict[str, Any]:
    emails = [{"subscriptionType": "EMAIL", "address": each} for each in notification[EMAILS]]
    return {"notification": omit(notification, EMAILS), "subscribers": emails}


def update_budget(aws: Aws, change: Change) -> None:
    """Deletes and recreates it: AWS changes each notification by a separate call."""
    _delete(aws, State(change.state.id, change.state.properties))
    create_budget(aws, change.new)


RESOURCE_TYPES = {
    "aws:budgets/budget:Budget": ResourceType(
        create_budget, _delete, update_budget, immutable={"accountId", "name"}
    ),
}
