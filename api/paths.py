"""Paths that other packages need: those of the API's docs and of messages' links."""

DOCS_PATH = "/docs"
DOCS_FILE_PATH = f"{DOCS_PATH}/{{name}}"
DOCUMENT_PATH = "/openapi.json"

SIGNED_IN_FILE = "oauth2-redirect.html"
"""Where the sign-in pages redirect a browser back to the docs. Swagger UI defines the name."""

LINKS_PATH = "/v1/messages"
"""Calls below this path need no sign-in: the token in the path authorizes them."""
