"""What a Cognito user pool has: its sign-in pages' address, its scopes, its clients and users."""

from collections.abc import Mapping
from typing import Any

from local.provider.absence import Gone
from local.provider.aws_clients import Aws
from local.provider.by_call import deleting, reading, refuse_removal
from local.provider.cognito_pool import SERVICE
from local.provider.resource_type import Change, Created, Inputs, Recorded, ResourceType

CLIENT_RENAMES = {"name": "ClientName"}


def create_domain(aws: Aws, inputs: Inputs) -> Created:
    """Give a pool's sign-in pages their address."""
    aws.call(SERVICE, "CreateUserPoolDomain", inputs)
    return Created(inputs["domain"])


def update_domain(aws: Aws, change: Change) -> None:
    """Change which of its two kinds of sign-in pages Cognito shows."""
    refuse_removal(change)
    aws.call(SERVICE, "UpdateUserPoolDomain", change.new)


def read_domain(aws: Aws, recorded: Recorded) -> Inputs:
    """Find an address; AWS answers with nothing where it isn't. Raises `Gone`."""
    found = aws.client(SERVICE).describe_user_pool_domain(Domain=recorded.id)["DomainDescription"]
    if found.get("UserPoolId") != recorded.properties["userPoolId"]:
        raise Gone(f"domain {recorded.id}")
    return {**recorded.properties, "managedLoginVersion": found["ManagedLoginVersion"]}


def create_resource_server(aws: Aws, inputs: Inputs) -> Created:
    """Define the scopes of an API."""
    server = aws.call(SERVICE, "CreateResourceServer", inputs)["ResourceServer"]
    return Created(f"{server['UserPoolId']}|{server['Identifier']}")


def update_resource_server(aws: Aws, change: Change) -> None:
    """Define an API's scopes anew."""
    refuse_removal(change)
    aws.call(SERVICE, "UpdateResourceServer", change.new)


def create_client(aws: Aws, inputs: Inputs) -> Created:
    """Make a client; the secret is told where it has one."""
    client = aws.call(SERVICE, "CreateUserPoolClient", inputs, CLIENT_RENAMES)["UserPoolClient"]
    return Created(client["ClientId"], {"clientSecret": client.get("ClientSecret", "")})


def update_client(aws: Aws, change: Change) -> None:
    """Change what a client may: all of it in one call, which resets what it isn't told."""
    refuse_removal(change)
    client = {key: value for key, value in change.new.items() if key != "generateSecret"}
    aws.call(SERVICE, "UpdateUserPoolClient", {**client, "clientId": change.recorded.id}, CLIENT_RENAMES)


def create_user(aws: Aws, inputs: Inputs) -> Created:
    """Make a user, whom Cognito mails a temporary password."""
    rest = {key: value for key, value in inputs.items() if key != "attributes"}
    attributes = _attributes(inputs.get("attributes", {}))
    aws.call(SERVICE, "AdminCreateUser", {**rest, "userAttributes": attributes})
    return Created(f"{inputs['userPoolId']}/{inputs['username']}")


def update_user(aws: Aws, change: Change) -> None:
    """Change what is known of a user."""
    user = {key: change.new[key] for key in ("userPoolId", "username")}
    attributes = _attributes(change.new.get("attributes", {}))
    aws.call(SERVICE, "AdminUpdateUserAttributes", {**user, "userAttributes": attributes})


def read_user(aws: Aws, recorded: Recorded) -> Inputs:
    """Find a user. What people changed about themselves since isn't the program's to put back."""
    user = {"UserPoolId": recorded.properties["userPoolId"], "Username": recorded.properties["username"]}
    aws.client(SERVICE).admin_get_user(**user)
    return recorded.properties


def _attributes(by_name: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{"name": name, "value": value} for name, value in by_name.items()]


RESOURCE_TYPES = {
    "aws:cognito/resourceServer:ResourceServer": ResourceType(
        create_resource_server,
        deleting(SERVICE, "DeleteResourceServer", UserPoolId="userPoolId", Identifier="identifier"),
        reading(
            *(SERVICE, "DescribeResourceServer", "ResourceServer"),
            UserPoolId="userPoolId",
            Identifier="identifier",
        ),
        update_resource_server,
    ),
    "aws:cognito/user:User": ResourceType(
        create_user,
        deleting(SERVICE, "AdminDeleteUser", UserPoolId="userPoolId", Username="username"),
        read_user,
        update_user,
    ),
    "aws:cognito/userPoolClient:UserPoolClient": ResourceType(
        create_client,
        deleting(SERVICE, "DeleteUserPoolClient", UserPoolId="userPoolId", ClientId="id"),
        reading(
            *(SERVICE, "DescribeUserPoolClient", "UserPoolClient", CLIENT_RENAMES),
            UserPoolId="userPoolId",
            ClientId="id",
        ),
        update_client,
    ),
    "aws:cognito/userPoolDomain:UserPoolDomain": ResourceType(
        create_domain,
        deleting(SERVICE, "DeleteUserPoolDomain", UserPoolId="userPoolId", Domain="id"),
        read_domain,
        update_domain,
    ),
}
