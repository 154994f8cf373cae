"""The site: one HTTPS address for the page, the API and its docs."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import pulumi
import pulumi_aws as aws

from api.paths import DOCS_PATH, DOCUMENT_PATH
from infra.common.naming import Names
from infra.domain.custom_domain import CustomDomain
from infra.domain.dns_record import DnsRecord
from infra.site.response_headers import response_headers_policy
from infra.site.site_bucket import SiteBucket

PAGE, API = "page", "api"
CALL_PATHS = ("/v1/*", "/v?*", "/V?*", "/api*", "/API*", "//*")
"""Calls, and paths that can only be mistaken calls, such as `/v2/reminders`: the API returns 404 for them.

They match none of the page's own paths. In a pattern `?` is one character, `*` any number of them.
https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesPathPattern
"""
DOCS_PATHS = (f"{DOCS_PATH}*", f"{DOCUMENT_PATH}*")
"""Public files that are the same for everybody; the API sets how long they are cached."""

# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6"
CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
ALL_VIEWER_EXCEPT_HOST_HEADER = "b689b0a8-53d0-40ab-baf2-68738e2966ac"

ALWAYS_CACHED_ERRORS = (404, 405, 414, 500, 501, 502, 503, 504)
"""Statuses that CloudFront caches for 10 s by default, most of them whatever `Cache-Control` says.

Everybody would get the cached error: under CachingDisabled the cache key has neither query nor token.
https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html (405: formerly)
https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html
"""

READ = ["GET", "HEAD"]
ALL_METHODS = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]


class Site(pulumi.ComponentResource):
    """CloudFront in front of the page's `bucket` and of the API, at `host`.

    The page is uploaded last, because its config needs the site's address.
    """

    def __init__(
        self,
        name: str,
        *,
        names: Names,
        api_endpoint: pulumi.Output[str],
        sign_in_origins: Sequence[str],
        custom_domain: CustomDomain | None,
    ) -> None:
        super().__init__("task-reminder:frontend:Site", name)
        child = pulumi.ResourceOptions(parent=self)
        self.bucket = SiteBucket(f"{name}-bucket", bucket_name=names.global_name(name), opts=child)
        # HSTS must not cover other subdomains of a custom name: they don't belong to this stack.
        headers = response_headers_policy(
            f"{name}-headers", names.of(name), sign_in_origins, subdomains=custom_domain is None, opts=child
        )
        routes = aws.cloudfront.Function(
            f"{name}-page-routes",
            name=names.of(f"{name}-page-routes"),
            comment="Answers the page's own routes with index.html",
            runtime="cloudfront-js-2.0",
            code=(Path(__file__).parents[2] / "frontend" / "page_routes.js").read_text(encoding="utf-8"),
            publish=True,
            opts=child,
        )
        distribution = aws.cloudfront.Distribution(
            name,
            enabled=True,
            comment=names.of(name),
            http_version="http2and3",
            is_ipv6_enabled=True,
            default_root_object="index.html",
            origins=[self._page_origin(name, names), _api_origin(api_endpoint)],
            default_cache_behavior=_page_behavior(headers.id, routes.arn),
            ordered_cache_behaviors=[
                *(_api_behavior(path, headers.id, CACHING_DISABLED, compress=False) for path in CALL_PATHS),
                *(_api_behavior(path, headers.id, CACHING_OPTIMIZED, compress=True) for path in DOCS_PATHS),
            ],
            custom_error_responses=[
                {"error_code": status, "error_caching_min_ttl": 0} for status in ALWAYS_CACHED_ERRORS
            ],
            restrictions={"geo_restriction": {"restriction_type": "none"}},
            aliases=None if custom_domain is None else [custom_domain.name],
            viewer_certificate=self._certificate(name, custom_domain),
            opts=child,
        )
        self.bucket.allow(distribution.arn)
        self.domain_name = distribution.domain_name
        self.host = distribution.domain_name
        self.operator_records: list[DnsRecord] = []
        self.records: list[aws.route53.Record] = []
        if custom_domain is not None:
            self._use_custom_domain(name, custom_domain, distribution)
        self.register_outputs({"domainName": self.domain_name, "bucketName": self.bucket.name})

    def _use_custom_domain(
        self, name: str, custom_domain: CustomDomain, distribution: aws.cloudfront.Distribution
    ) -> None:
        """Creates the custom name's DNS records; `host` resolves to it only after that."""
        self.operator_records = custom_domain.operator_records(distribution.domain_name)
        self.records = custom_domain.create_alias_records(
            name,
            target=distribution.domain_name,
            target_zone_id=distribution.hosted_zone_id,
            types=["A", "AAAA"],
            parent=self,
        )
        known = [record.name for record in self.records] or [distribution.id]
        self.host = pulumi.Output.all(*known).apply(lambda _: custom_domain.name)

    def _certificate(
        self, name: str, custom_domain: CustomDomain | None
    ) -> aws.cloudfront.DistributionViewerCertificateArgsDict:
        if custom_domain is None:
            # With CloudFront's own certificate AWS sets the TLS policy: a minimum version would be ignored.
            # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html
            return {"cloudfront_default_certificate": True}
        # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html
        return {
            "acm_certificate_arn": custom_domain.certificate(f"{name}-certificate", self),
            "ssl_support_method": "sni-only",
            "minimum_protocol_version": "TLSv1.2_2021",
        }

    def _page_origin(self, name: str, names: Names) -> aws.cloudfront.DistributionOriginArgsDict:
        access = aws.cloudfront.OriginAccessControl(
            f"{name}-origin-access",
            name=names.of(name),
            description="Signs the distribution's requests to the page's bucket",
            origin_access_control_origin_type="s3",
            signing_behavior="always",
            signing_protocol="sigv4",
            opts=pulumi.ResourceOptions(parent=self),
        )
        return {
            "origin_id": PAGE,
            "domain_name": self.bucket.domain_name,
            "origin_access_control_id": access.id,
        }


def _api_origin(endpoint: pulumi.Output[str]) -> aws.cloudfront.DistributionOriginArgsDict:
    return {
        "origin_id": API,
        "domain_name": endpoint.apply(lambda url: urlsplit(url).netloc),
        "custom_origin_config": {
            "http_port": 80,
            "https_port": 443,
            "origin_protocol_policy": "https-only",
            "origin_ssl_protocols": ["TLSv1.2"],
        },
    }


def _page_behavior(
    headers_id: pulumi.Output[str], routes_arn: pulumi.Output[str]
) -> aws.cloudfront.DistributionDefaultCacheBehaviorArgsDict:
    return {
        "target_origin_id": PAGE,
        "viewer_protocol_policy": "redirect-to-https",
        "allowed_methods": READ,
        "cached_methods": READ,
        "cache_policy_id": CACHING_OPTIMIZED,
        "response_headers_policy_id": headers_id,
        "compress": True,
        "function_associations": [{"event_type": "viewer-request", "function_arn": routes_arn}],
    }


def _api_behavior(
    path: str, headers_id: pulumi.Output[str], cache_policy_id: str, *, compress: bool
) -> aws.cloudfront.DistributionOrderedCacheBehaviorArgsDict:
    return {
        "path_pattern": path,
        "target_origin_id": API,
        # Not redirected: a call that sent its token over plain HTTP must fail visibly.
        "viewer_protocol_policy": "https-only",
        "allowed_methods": ALL_METHODS,
        "cached_methods": READ,
        "cache_policy_id": cache_policy_id,
        "origin_request_policy_id": ALL_VIEWER_EXCEPT_HOST_HEADER,
        "response_headers_policy_id": headers_id,
        "compress": compress,
    }
