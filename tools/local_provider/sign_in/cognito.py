"""What a Cognito user pool has: its sign-in pages' address, its scopes, its clients and users."""

from collections.abc import Mapping
from typing import Any

from tools.local_provider.aws_clients import Aws
from tools.local_provider.by_call import creating, deleting, left_out, refuse_all_but, updating
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType
from tools.local_provider.sign_in.cognito_pool import SERVICE

CLIENT_RENAMES = {"name": "ClientName"}


def create_resource_server(aws: Aws, inputs: Inputs) -> Created:
    """Define the scopes of an API."""
    server = aws.call(SERVICE, "CreateResourceServer", inputs)["ResourceServer"]
    return Created(f"{server['UserPoolId']}|{server['Identifier']}")


def create_client(aws: Aws, inputs: Inputs) -> Created:
    """Make a client; the secret is told where it has one."""
    client = aws.call(SERVICE, "CreateUserPoolClient", inputs, CLIENT_RENAMES)["UserPoolClient"]
    return Created(client["ClientId"], {"clientSecret": client.get("ClientSecret", "")})


def create_user(aws: Aws, inputs: Inputs) -> Created:
    """Make a user, whom Cognito mails a temporary password."""
    attributes = _attributes(inputs.get("attributes", {}))
    aws.call(SERVICE, "AdminCreateUser", left_out(inputs, "attributes") | {"userAttributes": attributes})
    return Created(f"{inputs['userPoolId']}/{inputs['username']}")


def update_user(aws: Aws, change: Change) -> None:
    """Change what is known of a user."""
    refuse_all_but(change, "attributes")
    user = {key: change.new[key] for key in ("userPoolId", "username")}
    attributes = _attributes(change.new.get("attributes", {}))
    aws.call(SERVICE, "AdminUpdateUserAttributes", {**user, "userAttributes": attributes})


def _attributes(by_name: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{"name": name, "value": value} for name, value in by_name.items()]


RESOURCE_TYPES = {
    "aws:cognito/resourceServer:ResourceServer": ResourceType(
        create_resource_server,
        deleting(SERVICE, "DeleteResourceServer", UserPoolId="userPoolId", Identifier="identifier"),
        updating(SERVICE, "UpdateResourceServer"),
        fixed={"userPoolId", "identifier"},
    ),
    "aws:cognito/user:User": ResourceType(
        create_user,
        deleting(SERVICE, "AdminDeleteUser", UserPoolId="userPoolId", Username="username"),
        update_user,
        fixed={"userPoolId", "username", "desiredDeliveryMediums"},
    ),
    "aws:cognito/userPoolClient:UserPoolClient": ResourceType(
        create_client,
        deleting(SERVICE, "DeleteUserPoolClient", UserPoolId="userPoolId", ClientId="id"),
        updating(SERVICE, "UpdateUserPoolClient", CLIENT_RENAMES, id_as="clientId", but={"generateSecret"}),
        fixed={"userPoolId", "generateSecret"},
    ),
    "aws:cognito/userPoolDomain:UserPoolDomain": ResourceType(
        creating(SERVICE, "CreateUserPoolDomain", id_from="domain"),
        deleting(SERVICE, "DeleteUserPoolDomain", UserPoolId="userPoolId", Domain="id"),
        updating(SERVICE, "UpdateUserPoolDomain"),
        fixed={"userPoolId", "domain"},
    ),
}
