"""For httpx, which otherwise reads all certificate authorities for each client: longer than a call takes."""

import ssl

NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Its `verify`, for addresses of this machine, which are plain HTTP."""
