"""The site at a name of one's own: what serves it, what proves it, what leads there, and all that follows."""

import json
from pathlib import Path

import pytest

from tests.parts.infra.conftest import complete
from tests.parts.infra.made import CERTIFICATE, CLOUDFRONTS_ZONE, ZONE
from tests.parts.infra.recording import Graph, Resource, run

DISTRIBUTION = "aws:cloudfront/distribution:Distribution"
RECORD = "aws:route53/record:Record"
HEADERS = "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy"
CONFIG = "aws:s3/bucketObjectv2:BucketObjectv2"
NAME = "remind.example.org"


def waits_for(graph: Graph, waiting: str, waited: str) -> bool:
    """Whether one resource is made after another: by its dependencies, and by those of these."""
    by_name: dict[str, Resource] = {each.name: each for each in graph.resources if each.custom}
    seen, todo = set[str](), {waiting}
    while todo:
        found = by_name.get(todo.pop())
        new = set(found.depends_on) - seen if found else set[str]()
        seen |= new
        todo |= new
    return waited in seen


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


def test_the_name_leads_to_cloudfront(in_zone: Graph) -> None:
    target = {
        "name": "d111111abcdef8.cloudfront.net",
        "zoneId": CLOUDFRONTS_ZONE,
        "evaluateTargetHealth": False,
    }
    for type_ in ("A", "AAAA"):
        record = in_zone.one(RECORD, f"site-{type_.lower()}")
        assert record == {"zoneId": ZONE, "name": NAME, "type": type_, "aliases": [target]}


def test_no_record_that_is_there_is_overwritten(in_zone: Graph) -> None:
    assert [record.name for record in in_zone.of_type(RECORD) if record.inputs.get("allowOverwrite")] == []


@pytest.mark.parametrize("made", ["in_zone", "by_hand"])
def test_outputs_links_sign_in_and_page_follow(made: str, request: pytest.FixtureRequest) -> None:
    graph: Graph = request.getfixturevalue(made)
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
    assert page["apiBase"] == ""  # the page calls the API at its own address, whichever that is


def test_nobody_is_sent_there_before_the_name_leads_there(in_zone: Graph) -> None:
    assert waits_for(in_zone, "email", "site-a")
    assert waits_for(in_zone, "page", "site-a")


def test_what_else_is_below_the_name_is_left_alone(graph: Graph, in_zone: Graph) -> None:
    ours, cloudfronts = (
        each.one(HEADERS)["securityHeadersConfig"]["strictTransportSecurity"] for each in (in_zone, graph)
    )
    assert (ours["includeSubdomains"], cloudfronts["includeSubdomains"]) == (False, True)


def test_the_records_are_said_where_there_is_no_zone(in_zone: Graph, by_hand: Graph) -> None:
    assert f"{NAME} CNAME d111111abcdef8.cloudfront.net" in by_hand.outputs["dnsRecords"]
    assert by_hand.of_type(RECORD) == []
    assert by_hand.of_type("aws:acm/certificate:Certificate") == []
    assert "dnsRecords" not in in_zone.outputs


def test_a_certificate_that_is_there_is_used_in_a_zone_too(project: Path) -> None:
    config = {"domainName": NAME, "certificateArn": CERTIFICATE, "hostedZoneId": ZONE}
    graph = run(project, complete(config)).graph
    assert graph.one(DISTRIBUTION)["viewerCertificate"]["acmCertificateArn"] == CERTIFICATE
    assert [record.name for record in graph.of_type(RECORD)] == ["site-a", "site-aaaa"]
    assert graph.of_type("aws:acm/certificate:Certificate") == []


def test_without_names_there_is_nothing_of_them(graph: Graph) -> None:
    distribution = graph.one(DISTRIBUTION)
    assert distribution["viewerCertificate"] == {"cloudfrontDefaultCertificate": True}
    assert distribution.get("aliases") is None
    assert [each.urn for each in graph.resources if each.type.startswith(("aws:acm/", "aws:route53/"))] == []
    assert "dnsRecords" not in graph.outputs


def test_a_site_behind_somebody_elses_name_stays_at_cloudfronts(project: Path) -> None:
    graph = run(project, complete({"siteUrl": "https://remind.example.org"})).graph
    assert graph.one(DISTRIBUTION).get("aliases") is None
    assert graph.outputs["siteUrl"] == "https://remind.example.org"
