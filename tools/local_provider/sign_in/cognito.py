"""The parts of a Cognito user pool: domain, resource servers, clients and users."""

from collections.abc import Mapping
from typing import Any

from tools.local_provider.aws_clients import Aws
from tools.local_provider.resource_type import Change, Created, Inputs, ResourceType
from tools.local_provider.sign_in.cognito_pool import SERVICE
from tools.local_provider.single_calls import (
    delete_call,
    omit,
    pick,
    refuse_other_changes,
    refuse_removal,
    update_call,
)
from tools.local_provider.site.distribution import HOSTED_ZONE_ID

CLIENT_RENAMES = {"name": "ClientName"}


def create_resource_server(aws: Aws, inputs: Inputs) -> Created:
    """Creates a resource server, which defines an API's scopes."""
    server = aws.call(SERVICE, "CreateResourceServer", inputs)["ResourceServer"]
    return Created(f"{server['UserPoolId']}|{server['Identifier']}")


def create_client(aws: Aws, inputs: Inputs) -> Created:
    """Creates a client; its secret is an output."""
    client = aws.call(SERVICE, "CreateUserPoolClient", inputs, CLIENT_RENAMES)["UserPoolClient"]
    return Created(client["ClientId"], {"clientSecret": client.get("ClientSecret", "")})


def create_domain(aws: Aws, inputs: Inputs) -> Created:
    """Creates a domain; for a custom domain its distribution's domain is an output."""
    made = aws.call(SERVICE, "CreateUserPoolDomain", _domain(inputs))
    if "certificateArn" not in inputs:
        return Created(inputs["domain"])
    zone = {"cloudfrontDistributionZoneId": HOSTED_ZONE_ID}
    return Created(inputs["domain"], {"cloudfrontDistribution": made["CloudFrontDomain"], **zone})


def update_domain(aws: Aws, change: Change) -> None:
    """Changes a domain's certificate or the version of its pages."""
    refuse_removal(change)
    aws.call(SERVICE, "UpdateUserPoolDomain", _domain(change.new))


def _domain(inputs: Inputs) -> dict[str, Any]:
    certificate = pick(inputs, "certificateArn")
    given = omit(inputs, "certificateArn")
    return given | ({"customDomainConfig": certificate} if certificate else {})


def create_user(aws: Aws, inputs: Inputs) -> Created:
    """Creates a user, to whom Cognito sends a temporary password."""
    attributes = _attributes(inputs.get("attributes", {}))
    aws.call(SERVICE, "AdminCreateUser", omit(inputs, "attributes") | {"userAttributes": attributes})
    return Created(f"{inputs['userPoolId']}/{inputs['username']}")


def update_user(aws: Aws, change: Change) -> None:
    """Changes the attributes of a user."""
    refuse_other_changes(change, "attributes")
    user = {key: change.new[key] for key in ("userPoolId", "username")}
    attributes = _attributes(change.new.get("attributes", {}))
    aws.call(SERVICE, "AdminUpdateUserAttributes", {**user, "userAttributes": attributes})


def _attributes(by_name: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{"name": name, "value": value} for name, value in by_name.items()]


def create_identity_provider(aws: Aws, inputs: Inputs) -> Created:
    """Creates an external identity provider of a pool."""
    provider = aws.call(SERVICE, "CreateIdentityProvider", inputs)["IdentityProvider"]
    return Created(f"{inputs['userPoolId']}:{provider['ProviderName']}")


RESOURCE_TYPES = {
    "aws:cognito/identityProvider:IdentityProvider": ResourceType(
        create_identity_provider,
        delete_call(SERVICE, "DeleteIdentityProvider", UserPoolId="userPoolId", ProviderName="providerName"),
        update_call(SERVICE, "UpdateIdentityProvider", omitted={"providerType"}),
        immutable={"userPoolId", "providerName", "providerType"},
    ),
    "aws:cognito/resourceServer:ResourceServer": ResourceType(
        create_resource_server,
        delete_call(SERVICE, "DeleteResourceServer", UserPoolId="userPoolId", Identifier="identifier"),
        update_call(SERVICE, "UpdateResourceServer"),
        immutable={"userPoolId", "identifier"},
    ),
    "aws:cognito/user:User": ResourceType(
        create_user,
        delete_call(SERVICE, "AdminDeleteUser", UserPoolId="userPoolId", Username="username"),
        update_user,
        immutable={"userPoolId", "username", "desiredDeliveryMediums"},
    ),
    "aws:cognito/userPoolClient:UserPoolClient": ResourceType(
        create_client,
        delete_call(SERVICE, "DeleteUserPoolClient", UserPoolId="userPoolId", ClientId="id"),
        update_call(
            SERVICE, "UpdateUserPoolClient", CLIENT_RENAMES, id_as="clientId", omitted={"generateSecret"}
        ),
        immutable={"userPoolId", "generateSecret"},
    ),
    "aws:cognito/userPoolDomain:UserPoolDomain": ResourceType(
        create_domain,
        delete_call(SERVICE, "DeleteUserPoolDomain", UserPoolId="userPoolId", Domain="id"),
        update_domain,
        immutable={"userPoolId", "domain"},
    ),
}
