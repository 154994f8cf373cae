"""Builds the measured request as API Gateway passes it to a Lambda function."""

import json
from typing import Any

BODY = json.dumps(
    {
        "message": "Take the bread out of the oven",
        "preference": "email",
        "email": "ada.lovelace@example.com",
        "waitSeconds": 3600,
        "timezone": "Australia/Sydney",
    }
)
HEADERS = {
    "accept": "application/json",
    "accept-encoding": "gzip, br",
    "content-type": "application/json",
    "content-length": str(len(BODY)),
    "host": "api.example.com",
    "origin": "https://example.com",
    "user-agent": "Amazon CloudFront",
    "via": "2.0 abc.cloudfront.net (CloudFront)",
    "x-amz-cf-id": "2sZk8YdNWvYgJ7b3Wb1h3aDLhUeV4k0Q6cQn9cGQbJ0m0m6cS8w1pA==",
    "x-amzn-trace-id": "Root=1-65a1f0aa-5d2c0f9b1e3c4d5a6b7c8d9e",
    "x-forwarded-for": "203.0.113.7, 130.176.1.1",
    "x-forwarded-port": "443",
    "x-forwarded-proto": "https",
}
ROUTE = "/v1/reminders"
ISSUER = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_aBcDeFgHi"
CLAIMS = {
    "sub": "b9fe3418-3051-7094-3c4b-5a4e2c0e2c46",
    "iss": ISSUER,
    "token_use": "access",
    "client_id": "5m4p1e7c13n71d",
    "scope": "openid email reminders/read reminders/write",
    "iat": "1768249800",
    "exp": "1768253400",
}


def event() -> dict[str, Any]:
    """Returns the event in the HTTP API payload version 2.0."""
    return {
        "version": "2.0",
        "routeKey": f"POST {ROUTE}",
        "rawPath": ROUTE,
        "rawQueryString": "",
        "headers": HEADERS,
        "requestContext": {
            "accountId": "123456789012",
            "apiId": "abcdef1234",
            "authorizer": {"jwt": {"claims": CLAIMS, "scopes": ["reminders/write"]}},
            "domainName": "abcdef1234.execute-api.eu-central-1.amazonaws.com",
            "domainPrefix": "abcdef1234",
            "http": {
                "method": "POST",
                "path": ROUTE,
                "protocol": "HTTP/1.1",
                "sourceIp": "203.0.113.7",
                "userAgent": "Amazon CloudFront",
            },
            "requestId": "JKJaXmPLvHcESHA=",
            "routeKey": f"POST {ROUTE}",
            "stage": "$default",
            "time": "12/Jan/2026:20:31:15 +0000",
            "timeEpoch": 1768249875000,
        },
        "body": BODY,
        "isBase64Encoded": False,
    }
