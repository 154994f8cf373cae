"""The security headers that CloudFront adds to every response of the site."""

from collections.abc import Sequence

import pulumi
import pulumi_aws as aws

CONTENT_SECURITY_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
"""Only the site's own files; `data:` images because the style sheet of the API's docs contains icons.

`connect-src` also gets the sign-in pages' addresses, from which page and docs fetch their tokens.
"""

A_YEAR_SECONDS = 31_536_000


def response_headers_policy(
    name: str,
    physical_name: str,
    sign_in_origins: Sequence[str],
    *,
    subdomains: bool,
    opts: pulumi.ResourceOptions,
) -> aws.cloudfront.ResponseHeadersPolicy:
    """Returns the policy for every behaviour of the distribution; it overrides the origins' headers.

    With `subdomains`, HSTS includes the subdomains of the site's name.
    """
    directives = CONTENT_SECURITY_POLICY | {
        "connect-src": f"{' '.join([CONTENT_SECURITY_POLICY['connect-src'], *sign_in_origins])}"
    }
    csp = "; ".join(f"{directive} {sources}" for directive, sources in directives.items())
    return aws.cloudfront.ResponseHeadersPolicy(
        name,
        name=physical_name,
        comment="Security headers of the site",
        security_headers_config={
            "content_security_policy": {"content_security_policy": csp, "override": True},
            "content_type_options": {"override": True},
            "frame_options": {"frame_option": "DENY", "override": True},
            "referrer_policy": {"referrer_policy": "same-origin", "override": True},
            "strict_transport_security": {
                "access_control_max_age_sec": A_YEAR_SECONDS,
                "include_subdomains": subdomains,
                "override": True,
            },
        },
        opts=opts,
    )
