"""Keeps httpx from reading all certificate authorities for each client, which is slower than a call."""

import ssl

NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""The `verify` argument of httpx for this machine's addresses, which are plain HTTP."""
