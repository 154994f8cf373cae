"""The paths that others must know: of the docs, which are no calls of the API, and of messages' links."""

DOCS_PATH = "/docs"
DOCS_FILE_PATH = f"{DOCS_PATH}/{{name}}"
DOCUMENT_PATH = "/openapi.json"

SIGNED_IN_FILE = "oauth2-redirect.html"
"""Where the sign-in pages send a browser of the docs back to: the name is Swagger UI's."""

LINKS_PATH = "/v1/messages"
"""Whatever is below it nobody has to sign in for: a token stands for that."""
