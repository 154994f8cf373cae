"""Tests the site's custom name: distribution, certificate, records, and the URLs that use it."""

import json
from pathlib import Path

import pytest

from tests.parts.infra.aws_outputs import CERTIFICATE, CLOUDFRONTS_ZONE, ZONE
from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, Resource, run

DISTRIBUTION = "aws:cloudfront/distribution:Distribution"
RECORD = "aws:route53/record:Record"
HEADERS = "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy"
CONFIG = "aws:s3/bucketObjectv2:BucketObjectv2"
NAME = "remind.example.org"


def waits_for(graph: Graph, waiting: str, waited: str) -> bool:
    """Returns whether one resource is created after another, by direct or indirect dependencies."""
    by_name: dict[str, Resource] = {each.name: each for each in graph.resources if each.custom}
    visited, todo = set[str](), {waiting}
    while todo:
        found = by_name.get(todo.pop())
        new = set(found.depends_on) - visited if found else set[str]()
        visited |= new
        todo |= new
    return waited in visited


def test_cloudfront_serves_it_from_tls_1_2_on(in_zone: Graph, by_hand: Graph) -> None:
    arn = f"arn:aws:acm:us-east-1:000000000000:certificate/{NAME.replace('.', '-')}"
    for graph, certificate in ((in_zone, arn), (by_hand, CERTIFICATE)):
        distribution = graph.one(DISTRIBUTION)
        assert distribution["aliases"] == [NAME]
        assert distribution["viewerCertificate"] == {
            "acmCertificateArn": certificate,
            "sslSupportMethod": "sni-only",
            "minimumProtocolVersion": "TLSv1.2_2021",
        }


def test_the_certificate_is_in_us_east_1_and_issued_before_it_is_used(in_zone: Graph) -> None:
    certificate = in_zone.one("aws:acm/certificate:Certificate", "site-certificate")
    assert (certificate["region"], certificate["domainName"]) == ("us-east-1", NAME)
    assert certificate["validationMethod"] == "DNS"
    proof = in_zone.one(RECORD, "site-certificate-proof")
    assert (proof["zoneId"], proof["name"], proof["type"]) == (ZONE, f"_a1b2.{NAME}.", "CNAME")
    assert proof["records"] == ["_c3d4.acm-validations.aws."]
    issued = in_zone.one("aws:acm/certificateValidation:CertificateValidation", "site-certificate-issued")
    assert issued["region"] == "us-east-1"
    assert waits_for(in_zone, "site", "site-certificate-issued")
    assert waits_for(in_zone, "site-certificate-issued", "site-certificate-proof")


def test_the_name_is_an_alias_of_the_distribution(in_zone: Graph) -> None:
    target = {
        "name": "d111111abcdef8.cloudfront.net",
        "zoneId": CLOUDFRONTS_ZONE,
        "evaluateTargetHealth": False,
    }
    for type_ in ("A", "AAAA"):
        record = in_zone.one(RECORD, f"site-{type_.lower()}")
        assert record == {"zoneId": ZONE, "name": NAME, "type": type_, "aliases": [target]}


def test_no_existing_record_is_overwritten(in_zone: Graph) -> None:
    assert [record.name for record in in_zone.of_type(RECORD) if record.inputs.get("allowOverwrite")] == []


@pytest.mark.parametrize("stack", ["in_zone", "by_hand"])
def test_outputs_links_sign_in_and_page_use_the_name(stack: str, request: pytest.FixtureRequest) -> None:
    graph: Graph = request.getfixturevalue(stack)
    assert graph.outputs["siteUrl"] == f"https://{NAME}"
    assert graph.outputs["apiUrl"] == f"https://{NAME}/v1"
    assert graph.outputs["docsUrl"] == f"https://{NAME}/docs"
    worker = graph.one("aws:lambda/function:Function", "email")
    assert worker["environment"]["variables"]["SITE_URL"] == f"https://{NAME}"
    client = graph.one("aws:cognito/userPoolClient:UserPoolClient", "page")
    assert client["callbackUrls"] == [
        f"https://{NAME}/signed-in",
        f"https://{NAME}/docs/oauth2-redirect.html",
    ]
    assert client["logoutUrls"] == [f"https://{NAME}/"]
    page = json.loads(graph.one(CONFIG, "config.json")["content"])
    assert page["apiBase"] == ""  # the page calls the API at its own origin


def test_no_link_uses_the_name_before_it_has_an_address(in_zone: Graph) -> None:
    assert waits_for(in_zone, "email", "site-a")
    assert waits_for(in_zone, "page", "site-a")


def test_hsts_does_not_affect_other_subdomains_of_the_name(graph: Graph, in_zone: Graph) -> None:
    ours, cloudfronts = (
        each.one(HEADERS)["securityHeadersConfig"]["strictTransportSecurity"] for each in (in_zone, graph)
    )
    assert (ours["includeSubdomains"], cloudfronts["includeSubdomains"]) == (False, True)


def test_without_a_zone_the_sites_records_are_outputs(in_zone: Graph, by_hand: Graph) -> None:
    assert f"{NAME} CNAME d111111abcdef8.cloudfront.net" in by_hand.outputs["dnsRecords"]
    assert by_hand.of_type(RECORD) == []
    assert by_hand.of_type("aws:acm/certificate:Certificate") == []
    assert "dnsRecords" not in in_zone.outputs


def test_an_existing_certificate_is_used_even_with_a_zone(project: Path) -> None:
    config = {"domainName": NAME, "certificateArn": CERTIFICATE, "hostedZoneId": ZONE}
    graph = run(project, complete(config)).graph
    assert graph.one(DISTRIBUTION)["viewerCertificate"]["acmCertificateArn"] == CERTIFICATE
    assert [record.name for record in graph.of_type(RECORD)] == ["site-a", "site-aaaa"]
    assert graph.of_type("aws:acm/certificate:Certificate") == []


def test_without_names_there_are_no_certificates_or_records(graph: Graph) -> None:
    distribution = graph.one(DISTRIBUTION)
    assert distribution["viewerCertificate"] == {"cloudfrontDefaultCertificate": True}
    assert distribution.get("aliases") is None
    assert [each.urn for each in graph.resources if each.type.startswith(("aws:acm/", "aws:route53/"))] == []
    assert "dnsRecords" not in graph.outputs


def test_a_site_behind_another_proxy_keeps_cloudfronts_name(project: Path) -> None:
    graph = run(project, complete({"siteUrl": "https://remind.example.org"})).graph
    assert graph.one(DISTRIBUTION).get("aliases") is None
