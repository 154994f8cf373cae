"""Signs in a user like a browser: by authorization code with PKCE, at the emulator's sign-in page."""

import base64
import hashlib
import secrets
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

import urllib3

TIMEOUT_SECONDS = 30


class SignInFailed(Exception):
    """A step got an unexpected response; the message says which and how, without the password."""


def sign_in(
    site_url: str, username: str, password: str, scopes: Sequence[str] | None = None
) -> Mapping[str, Any]:
    """Signs in with the settings in the site's `config.json`; returns the token endpoint's response.

    Its `access_token` is valid for an hour, with `scopes` or all scopes that the page requests.
    Raises SignInFailed, and urllib3's HTTPError when there is no response.
    """
    config = _request("GET", f"{site_url}/config.json", 200).json()["signIn"]
    redirect_uri, verifier = f"{site_url}{config['signedInPath']}", secrets.token_urlsafe(48)
    query = {
        "response_type": "code",
        "client_id": config["clientId"],
        "redirect_uri": redirect_uri,
        "scope": " ".join(config["scopes"] if scopes is None else scopes),
        "state": secrets.token_urlsafe(16),
        "code_challenge": _challenge(verifier),
        "code_challenge_method": "S256",
    }
    _request("GET", f"{config['authorizationEndpoint']}?{urlencode(query)}", 200)
    form = {**query, "username": username, "password": password}
    login = urljoin(config["authorizationEndpoint"], "/login")  # the target of the emulator's form
    grant = {
        "grant_type": "authorization_code",
        "client_id": config["clientId"],
        "redirect_uri": redirect_uri,
        "code": _code(_request("POST", login, 302, form).headers["Location"], query["state"]),
        "code_verifier": verifier,
    }
    tokens: Mapping[str, Any] = _request("POST", config["tokenEndpoint"], 200, grant).json()
    return tokens


def _challenge(verifier: str) -> str:
    """RFC 7636, section 4.2."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def _code(location: str, state: str) -> str:
    query = parse_qs(urlsplit(location).query)
    if query.get("state") != [state] or "code" not in query:
        raise SignInFailed("The sign-in page redirected without a code for this request.")
    return query["code"][0]


def _request(
    method: str, url: str, status: int, form: Mapping[str, Any] | None = None
) -> urllib3.BaseHTTPResponse:
    response = urllib3.request(
        method,
        url,
        body=None if form is None else urlencode(form),
        headers={} if form is None else {"Content-Type": "application/x-www-form-urlencoded"},
        redirect=False,
        retries=False,
        timeout=TIMEOUT_SECONDS,
    )
    if response.status != status:
        raise SignInFailed(f"{method} {url.partition('?')[0]} returned {response.status}, not {status}.")
    return response
