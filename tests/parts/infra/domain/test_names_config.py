"""Tests that contradicting custom names are rejected before any registration."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import botocore.session
import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from infra.common.config import parse
from infra.common.domain_rules import LONGEST, domain_name
from tests.parts.infra.aws_outputs import CERTIFICATE, PRIVATE_ZONE, ZONE
from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import refusal

SITE: dict[str, object] = {"domainName": "remind.example.org"}
SIGN_IN: dict[str, object] = {"signInDomainName": "sign-in.example.org"}
IN_ZONE: dict[str, object] = {"hostedZoneId": ZONE}
CERTIFIED: dict[str, object] = {"certificateArn": CERTIFICATE}
CONTRADICTIONS: dict[str, tuple[dict[str, object], str]] = {
    "a name alone": (SITE, "hostedZoneId is required for the certificates of domainName"),
    "a sign-in name alone": (SIGN_IN, "or set certificateArn"),
    "a certificate for nothing": (CERTIFIED, "certificateArn requires domainName or signInDomainName"),
    "a zone for nothing": (IN_ZONE, "hostedZoneId requires domainName, signInDomainName or senderDomainName"),
    "two site addresses": (
        SITE | IN_ZONE | {"siteUrl": "https://other.example.org"},
        "domainName conflicts with siteUrl",
    ),
    "two sign-in addresses": (
        SIGN_IN | IN_ZONE | {"signInUrl": "https://login.example.org"},
        "signInDomainName conflicts with signInUrl",
    ),
    "one name for both": (
        SITE | IN_ZONE | {"signInDomainName": "remind.example.org"},
        "must differ from domainName, such as sign-in.remind.example.org",
    ),
    "sign-in at the zone's apex": (
        IN_ZONE | {"signInDomainName": "example.org"},
        "such as sign-in.example.org, as Cognito requires",
    ),
    "the domain of another sender": (
        {"senderDomainName": "example.net"},
        "the domain of senderEmail, reminders@example.org",
    ),
    "a subdomain of the sender's domain": (
        {"senderDomainName": "mail.example.org"},
        "the domain of senderEmail",
    ),
    "the end of a domain": ({"senderDomainName": "ample.org"}, "the domain of senderEmail"),
    "a certificate elsewhere": (
        SITE | {"certificateArn": CERTIFICATE.replace("us-east-1", "ap-southeast-2")},
        "certificateArn must be the ARN of an ACM certificate in us-east-1",
    ),
    "a name that is too long": (
        CERTIFIED | {"signInDomainName": f"{'a' * 30}.{'b' * 30}.org"},
        f"at most {LONGEST} characters",
    ),
    "outside of the zone": (
        IN_ZONE | {"domainName": "remind.example.net"},
        "domainName is remind.example.net, which is not in the zone example.org",
    ),
    "beside the zone": (
        IN_ZONE | {"domainName": "remindexample.org"},
        "which is not in the zone example.org",
    ),
    "a sender outside of it": (
        SITE | IN_ZONE | {"senderEmail": "a@mail.example.net", "senderDomainName": "example.net"},
        "senderDomainName is example.net",
    ),
    "a private zone": (SITE | {"hostedZoneId": PRIVATE_ZONE}, "hostedZoneId is a private zone"),
}


@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_contradicting_names_are_rejected_before_any_registration(project: Path, case: str) -> None:
    changes, message = CONTRADICTIONS[case]
    assert message in refusal(project, complete(changes))


def test_names_may_have_capitals_and_any_script() -> None:
    given = {"domainName": "Bücher.Example.ORG", "certificateArn": CERTIFICATE}
    assert parse(complete(given)).domain_name == "xn--bcher-kva.example.org"


@pytest.mark.parametrize("sender", ["reminders@example.org", "reminders@mail.example.org"])
def test_a_sender_of_the_domain_or_a_subdomain_is_accepted(sender: str) -> None:
    found = parse(complete({"senderEmail": sender, "senderDomainName": "example.org"}))
    assert found.sender_domain_name == "example.org"


def rules(service: str, operation: str, member: str) -> Mapping[str, Any]:
    """Returns AWS's pattern and longest length of a member."""
    model = botocore.session.get_session().get_service_model(service)
    shape: Any = model.operation_model(operation).input_shape
    found: Mapping[str, Any] = shape.members[member].metadata
    return found


ACM = rules("acm", "RequestCertificate", "DomainName")
COGNITO = rules("cognito-idp", "CreateUserPoolDomain", "Domain")
LABEL = st.from_regex(r"[A-Za-z0-9_*-]{1,12}", fullmatch=True)


@given(st.lists(LABEL, min_size=1, max_size=7).map(".".join))
def test_an_accepted_name_is_valid_for_acm_and_cognito(text: str) -> None:
    try:
        accepted = domain_name(text)
    except ValueError:
        return
    assert regex.fullmatch(ACM["pattern"], accepted)
    assert len(accepted) <= COGNITO["max"]
    assert "*" not in accepted
