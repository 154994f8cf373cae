"""Tests that the provider rejects what AWS rejects but the emulator accepts or ignores."""

import uuid
from typing import NoReturn

import pytest
from google.protobuf import struct_pb2
from pulumi.runtime.proto import provider_pb2

from tests.engine.serving.resource_provider import ProviderServer
from tests.parts.local_provider.conftest import World
from tools.local_provider.aws_clients import Aws
from tools.local_provider.endpoint import Endpoint
from tools.local_provider.registry import RESOURCE_TYPES
from tools.local_provider.resource_type import AlreadyExists, Change, NotChangeable, State
from tools.local_provider.sign_in.cognito_pool import Protected
from tools.local_provider.site.distribution import UnreachableOrigin


def test_a_route_of_an_api_can_be_created_only_once(world: World) -> None:
    api = world.create("aws:apigatewayv2/api:Api", name="any", protocolType="HTTP")
    route = {"apiId": api.id, "routeKey": "GET /"}
    world.create("aws:apigatewayv2/route:Route", **route)
    with pytest.raises(AlreadyExists, match="route GET / already exists"):
        world.create("aws:apigatewayv2/route:Route", **route)


def test_two_stacks_can_not_have_the_same_sender(world: World) -> None:
    sender = f"{uuid.uuid4()}@example.org"
    world.create("aws:sesv2/emailIdentity:EmailIdentity", emailIdentity=sender)
    with pytest.raises(AlreadyExists, match=f"identity {sender} already exists"):
        world.create("aws:sesv2/emailIdentity:EmailIdentity", emailIdentity=sender)


def test_a_protected_user_pool_is_not_deleted(world: World) -> None:
    kind = RESOURCE_TYPES["aws:cognito/userPool:UserPool"]
    pool = world.create("aws:cognito/userPool:UserPool", name="any", deletionProtection="ACTIVE")
    with pytest.raises(Protected, match=pool.id):
        kind.delete(world.aws, pool)
    world.change("aws:cognito/userPool:UserPool", pool, deletionProtection="INACTIVE")
    kind.delete(world.aws, pool)


def test_an_origin_on_the_internet_is_not_connected(world: World) -> None:
    origin = {"originId": "page", "domainName": "example.org", "customOriginConfig": {}}
    with pytest.raises(UnreachableOrigin, match=r"'example\.org' is neither a bucket nor an HTTP API"):
        world.create("aws:cloudfront/distribution:Distribution", enabled=True, origins=[origin])


def test_an_unsupported_change_is_named() -> None:
    aws = Aws(Endpoint("http://127.0.0.1:9", "nobody"), "eu-west-1")  # nothing listens there: no call is made
    role = RESOURCE_TYPES["aws:iam/role:Role"].update
    group = RESOURCE_TYPES["aws:cloudwatch/logGroup:LogGroup"].update
    assert role is not None
    assert group is not None
    old = State("any", {"description": "Old"})
    with pytest.raises(NotChangeable, match="description can't be removed"):
        role(aws, Change(old, {}, frozenset({"description"})))
    with pytest.raises(NotChangeable, match="kmsKeyId can't be changed here"):
        group(aws, Change(old, {"kmsKeyId": "k"}, frozenset({"kmsKeyId"})))


class Context:
    """Replaces the gRPC context of a call."""

    def abort(self, _code: object, details: str) -> NoReturn:
        raise NotChangeable(details)


def test_wrong_tags_are_rejected_in_the_preview() -> None:
    old, new = struct_pb2.Struct(), struct_pb2.Struct()
    old.update({"name": "any", "tags": {"project": "old"}})
    new.update({"name": "any", "tags": {"project": "new"}})
    request = provider_pb2.UpdateRequest(
        type="aws:scheduler/scheduleGroup:ScheduleGroup", old_inputs=old, olds=old, news=new, preview=True
    )
    with pytest.raises(NotChangeable, match="tags can't be changed here"):
        ProviderServer("http://127.0.0.1:9").Update(request, Context())  # type: ignore[arg-type]  # a part of one
