"""Tests the site: only CloudFront is public, caches the page correctly, and forwards the API's calls."""

import json
import re
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pulumi
import pytest

from infra.site.site import CALL_PATHS
from tests import ROOT
from tests.parts.infra.conftest import complete
from tests.parts.infra.recording import Graph, run

DISTRIBUTION = "aws:cloudfront/distribution:Distribution"
OBJECT = "aws:s3/bucketObjectv2:BucketObjectv2"
SIGN_IN = "https://task-reminder-local-auth-000000000000-ap-southeast-2.auth.ap-southeast-2.amazoncognito.com"
BUCKET = "task-reminder-local-site-000000000000-ap-southeast-2"
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6"


def test_the_bucket_is_closed_to_the_public(graph: Graph) -> None:
    block = graph.one("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock")
    assert block == {
        "bucket": BUCKET,
        "blockPublicAcls": True,
        "blockPublicPolicy": True,
        "ignorePublicAcls": True,
        "restrictPublicBuckets": True,
    }
    ownership = graph.one("aws:s3/bucketOwnershipControls:BucketOwnershipControls")
    assert ownership["rule"] == {"objectOwnership": "BucketOwnerEnforced"}
    assert "website" not in graph.one("aws:s3/bucket:Bucket")
    assert [item.name for item in graph.of_type(OBJECT) if "acl" in item.inputs] == []


def test_the_bucket_keeps_old_versions_for_a_limited_time(graph: Graph) -> None:
    versioning = graph.one("aws:s3/bucketVersioning:BucketVersioning")
    assert versioning["versioningConfiguration"] == {"status": "Enabled"}
    (rule,) = graph.one("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration")["rules"]
    assert rule["status"] == "Enabled"
    assert rule["filter"] == {"prefix": ""}
    assert rule["noncurrentVersionExpiration"] == {"noncurrentDays": 30}
    assert rule["abortIncompleteMultipartUpload"] == {"daysAfterInitiation": 7}
    assert "expiration" not in rule


def test_the_bucket_is_closed_to_plain_http(graph: Graph) -> None:
    # https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
    policy = json.loads(graph.one("aws:s3/bucketPolicy:BucketPolicy")["policy"])
    (denied,) = (statement for statement in policy["Statement"] if statement["Effect"] == "Deny")
    assert denied["Principal"] == "*"
    assert denied["Action"] == ["s3:*"]
    assert denied["Resource"] == [f"arn:aws:s3:::{BUCKET}", f"arn:aws:s3:::{BUCKET}/*"]
    assert denied["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


def test_the_origins_are_the_bucket_and_the_api(graph: Graph) -> None:
    page, api = graph.one(DISTRIBUTION)["origins"]
    assert (page["originId"], api["originId"]) == ("page", "api")
    assert page["domainName"] == f"{BUCKET}.s3.ap-southeast-2.amazonaws.com"
    assert page["originAccessControlId"] == "task-reminder-local-site"
    assert f"https://{api['domainName']}" == graph.outputs["apiEndpoint"]
    assert api["customOriginConfig"]["originProtocolPolicy"] == "https-only"
    assert api["customOriginConfig"]["originSslProtocols"] == ["TLSv1.2"]


def behaviors(graph: Graph) -> list[dict[str, Any]]:
    """Returns the cache behaviour of the page, and those of the API's paths."""
    distribution = graph.one(DISTRIBUTION)
    return [distribution["defaultCacheBehavior"], *distribution["orderedCacheBehaviors"]]


def test_calls_are_forwarded_completely_without_caching_and_docs_are_cached(graph: Graph) -> None:
    page, *calls = behaviors(graph)
    assert page["targetOriginId"] == "page"
    assert {behavior["pathPattern"]: behavior["cachePolicyId"] for behavior in calls} == {
        **dict.fromkeys(CALL_PATHS, CACHING_DISABLED),
        "/docs*": CACHING_OPTIMIZED,
        "/openapi.json*": CACHING_OPTIMIZED,
    }
    for behavior in calls:
        assert behavior["targetOriginId"] == "api"
        # AllViewerExceptHostHeader: API Gateway accepts only its own host name.
        assert behavior["originRequestPolicyId"] == "b689b0a8-53d0-40ab-baf2-68738e2966ac"
        assert {"GET", "POST", "PATCH", "DELETE", "OPTIONS"} <= set(behavior["allowedMethods"])
        assert "functionAssociations" not in behavior


@pytest.mark.parametrize(
    "path",
    [
        "/v1/x",
        "/v1",
        "/v1/",
        "/v2/reminders",
        "/v2",
        "/V1/reminders",
        "/v1.1/x",
        "/v2027-01-01/x",
        "/api",
        "/api/v1/reminders",
        "/API/x",
        "//v1/reminders",
        "/v1reminders",
    ],
)
def test_paths_of_the_api_never_return_the_page(path: str) -> None:
    assert any(fnmatchcase(path, pattern) for pattern in CALL_PATHS)


def test_the_pages_paths_are_not_forwarded_to_the_api() -> None:
    page = (ROOT / "frontend" / "src" / "app" / "App.tsx").read_text()
    routes = re.findall(r'(?:path=|\[\s*)"(/[^"]*)"', page)
    assert len(routes) > 3
    for path in (*routes, "/index.html", "/favicon.svg", "/config.json", "/assets/index-B1c2D3.js"):
        assert not any(fnmatchcase(path, pattern) for pattern in CALL_PATHS)


def test_the_apis_responses_are_not_compressed_since_they_have_etags(graph: Graph) -> None:
    _, *calls = behaviors(graph)
    compressed = {behavior["pathPattern"] for behavior in calls if behavior["compress"]}
    assert compressed == {"/docs*", "/openapi.json*"}


def test_plain_http_is_redirected_or_rejected(graph: Graph) -> None:
    page, *calls = behaviors(graph)
    assert page["viewerProtocolPolicy"] == "redirect-to-https"
    assert {behavior["viewerProtocolPolicy"] for behavior in calls} == {"https-only"}


def test_the_function_handles_page_routes_and_the_apis_404_are_unchanged(graph: Graph) -> None:
    distribution = graph.one(DISTRIBUTION)
    (association,) = distribution["defaultCacheBehavior"]["functionAssociations"]
    assert association["eventType"] == "viewer-request"
    assert association["functionArn"].endswith(":function/task-reminder-local-site-page-routes")
    assert distribution["defaultRootObject"] == "index.html"
    assert [each for each in distribution["customErrorResponses"] if "responsePagePath" in each] == []


def test_no_error_response_is_cached(graph: Graph) -> None:
    # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html: always cached
    errors = graph.one(DISTRIBUTION)["customErrorResponses"]
    assert {each["errorCode"]: each["errorCachingMinTtl"] for each in errors} == dict.fromkeys(
        (404, 405, 414, 500, 501, 502, 503, 504), 0
    )


def test_every_response_has_the_security_headers(graph: Graph) -> None:
    headers = graph.one("aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy")["securityHeadersConfig"]
    assert {behavior["responseHeadersPolicyId"] for behavior in behaviors(graph)} == {
        "task-reminder-local-site"
    }
    assert headers["frameOptions"] == {"frameOption": "DENY", "override": True}
    assert headers["contentTypeOptions"] == {"override": True}
    assert headers["referrerPolicy"] == {"referrerPolicy": "same-origin", "override": True}
    assert headers["strictTransportSecurity"]["accessControlMaxAgeSec"] >= 31_536_000


def test_the_content_security_policy_allows_only_own_files_and_sign_in(graph: Graph) -> None:
    headers = graph.one("aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy")["securityHeadersConfig"]
    policy = headers["contentSecurityPolicy"]["contentSecurityPolicy"]
    directives = dict(directive.split(" ", 1) for directive in policy.split("; "))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == directives["style-src"] == "'self'"
    assert directives["connect-src"] == f"'self' {SIGN_IN}"
    assert directives["img-src"] == "'self' data:"
    assert directives["frame-ancestors"] == "'none'"
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "http" not in policy.replace(SIGN_IN, "")


def test_files_with_a_hash_are_cached_and_others_revalidated(graph: Graph) -> None:
    immutable, again = "public, max-age=31536000, immutable", "no-cache"
    assert {
        item.name: (item.inputs["contentType"], item.inputs["cacheControl"]) for item in graph.of_type(OBJECT)
    } == {
        "assets/index-B1c2D3.css": ("text/css; charset=utf-8", immutable),
        "assets/index-B1c2D3.js": ("text/javascript; charset=utf-8", immutable),
        "config.json": ("application/json", again),
        "favicon.svg": ("image/svg+xml", "public, max-age=3600"),
        "index.html": ("text/html; charset=utf-8", again),
    }


def test_index_html_is_uploaded_after_the_files_that_it_loads(graph: Graph) -> None:
    objects = {item.name: item for item in graph.of_type(OBJECT)}
    index = objects.pop("index.html")
    assert index.depends_on >= objects.keys()
    assert isinstance(index.inputs["source"], pulumi.FileAsset)


def test_an_update_keeps_the_files_of_open_pages(graph: Graph) -> None:
    # The names contain a hash, so no update overwrites a file: it would only delete it.
    assert [item.name for item in graph.of_type(OBJECT) if item.retained] == [
        "assets/index-B1c2D3.css",
        "assets/index-B1c2D3.js",
    ]


def test_the_pages_config_has_the_stacks_values(project: Path) -> None:
    changes = {"smsCountries": ["NZ"], "horizonDays": 365, "remindersPerDay": 7, "remindersWaiting": 20}
    graph = run(project, complete(changes | {"allowedRecipients": ["example.org", "+64"]})).graph
    config = json.loads(graph.one(OBJECT, "config.json")["content"])
    assert config["apiBase"] == ""  # the API has the page's own origin
    assert (config["smsCountries"], config["allowedRecipients"]) == (["NZ"], ["example.org", "+64"])
    limits = {"messageLength": 1600, "subjectLength": 120, "horizonDays": 365}
    assert config["limits"] == limits | {"remindersPerDay": 7, "remindersWaiting": 20}
    client = graph.one("aws:cognito/userPoolClient:UserPoolClient")
    site = graph.outputs["siteUrl"]
    sign_in = config["signIn"]
    assert sign_in["issuer"] == graph.outputs["issuer"]
    assert sign_in["clientId"] == graph.outputs["pageClientId"]
    assert sign_in["scopes"] == client["allowedOauthScopes"]
    assert client["callbackUrls"] == [f"{site}{sign_in[key]}" for key in ("signedInPath", "docsSignedInPath")]
    assert client["logoutUrls"] == [f"{site}{sign_in['signedOutPath']}"]
    endpoints = {"authorizationEndpoint": "oauth2/authorize", "tokenEndpoint": "oauth2/token"}
    for name, path in {**endpoints, "logoutEndpoint": "logout"}.items():
        assert sign_in[name] == f"{SIGN_IN}/{path}"
