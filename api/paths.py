"""The paths of the docs: they are no calls of the API, so its document does not have them."""

DOCS_PATH = "/docs"
DOCS_FILE_PATH = f"{DOCS_PATH}/{{name}}"
DOCUMENT_PATH = "/openapi.json"

SIGNED_IN_FILE = "oauth2-redirect.html"
"""Where the sign-in pages send a browser of the docs back to: the name is Swagger UI's."""
