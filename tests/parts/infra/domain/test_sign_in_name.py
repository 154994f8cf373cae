"""Tests the custom name of the sign-in pages, beside Cognito's."""

import json
from pathlib import Path

from tests.parts.infra.aws_outputs import CERTIFICATE, CLOUDFRONTS_ZONE, POOL, ZONE
from tests.parts.infra.conftest import complete
from tests.parts.infra.domain.test_site_name import CONFIG, HEADERS, RECORD, waits_for
from tests.parts.infra.recording import Graph, run

DOMAIN = "aws:cognito/userPoolDomain:UserPoolDomain"
NAME = "sign-in.remind.example.org"
COGNITOS = (
    "https://task-reminder-local-auth-000000000000-ap-southeast-2.auth.ap-southeast-2.amazoncognito.com"
)


def test_cognito_gets_the_name_with_a_certificate_of_us_east_1(in_zone: Graph, by_hand: Graph) -> None:
    for graph in (in_zone, by_hand):
        domain = graph.one(DOMAIN, "sign-in-domain")
        assert (domain["userPoolId"], domain["domain"]) == (POOL, NAME)
        assert domain["certificateArn"].startswith("arn:aws:acm:us-east-1:")
    assert by_hand.one(DOMAIN, "sign-in-domain")["certificateArn"] == CERTIFICATE
    assert waits_for(in_zone, "sign-in-domain", "sign-in-domain-certificate-issued")


def test_another_name_replaces_the_former_one(in_zone: Graph) -> None:
    # A pool has one custom domain: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html
    first = {each.name: each.deleted_first for each in in_zone.of_type(DOMAIN)}
    assert first == {"users-domain": False, "sign-in-domain": True}


def test_cognitos_own_domain_stays(graph: Graph, in_zone: Graph) -> None:
    assert in_zone.one(DOMAIN, "users-domain") == graph.one(DOMAIN, "users-domain")


def test_the_parent_domain_has_an_address_first(in_zone: Graph) -> None:
    # https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html
    assert waits_for(in_zone, "sign-in-domain", "site-a")


def test_the_name_is_an_alias_of_cognitos_distribution(in_zone: Graph, by_hand: Graph) -> None:
    target = {
        "name": "d222222abcdef8.cloudfront.net",
        "zoneId": CLOUDFRONTS_ZONE,
        "evaluateTargetHealth": False,
    }
    record = in_zone.one(RECORD, "sign-in-domain-a")
    assert record == {"zoneId": ZONE, "name": NAME, "type": "A", "aliases": [target]}
    assert f"{NAME} CNAME d222222abcdef8.cloudfront.net" in by_hand.outputs["dnsRecords"]


def test_page_and_programs_sign_in_at_the_name_once_it_exists(in_zone: Graph) -> None:
    sign_in = json.loads(in_zone.one(CONFIG, "config.json")["content"])["signIn"]
    assert sign_in["authorizationEndpoint"] == f"https://{NAME}/oauth2/authorize"
    assert sign_in["tokenEndpoint"] == f"https://{NAME}/oauth2/token"
    assert sign_in["logoutEndpoint"] == f"https://{NAME}/logout"
    assert in_zone.outputs["tokenUrl"] == f"https://{NAME}/oauth2/token"
    assert waits_for(in_zone, "config.json", "sign-in-domain-a")


def test_tokens_name_the_same_issuer(graph: Graph, in_zone: Graph) -> None:
    assert in_zone.outputs["issuer"] == graph.outputs["issuer"]


def test_an_open_page_may_still_renew_its_tokens_at_cognitos_domain(in_zone: Graph) -> None:
    policy = in_zone.one(HEADERS)["securityHeadersConfig"]["contentSecurityPolicy"]["contentSecurityPolicy"]
    assert f"connect-src 'self' https://{NAME} {COGNITOS};" in policy


def test_the_sign_in_name_does_not_need_a_site_name(project: Path) -> None:
    graph = run(project, complete({"signInDomainName": "sign-in.example.org", "hostedZoneId": ZONE})).graph
    assert graph.outputs["siteUrl"] == "https://d111111abcdef8.cloudfront.net"
    assert graph.one(DOMAIN, "sign-in-domain")["domain"] == "sign-in.example.org"
