"""The configs of a company's identity provider, of either kind."""

SECRET = "a1s2e3c4r5e6t7"
OIDC: dict[str, object] = {
    "oidcIssuer": "https://login.example.org",
    "oidcClientId": "1example23456789",
    "oidcClientSecret": SECRET,
}
SAML: dict[str, object] = {"samlMetadataUrl": "https://login.example.org/metadata"}
