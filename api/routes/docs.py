"""`/docs` and `/openapi.json`: Swagger UI from packaged files, and the OpenAPI document."""

from importlib.util import find_spec
from pathlib import Path

from fastapi import APIRouter, Request, Response

from api.paths import DOCS_FILE_PATH, DOCS_PATH, DOCUMENT_PATH, SIGNED_IN_FILE
from api.responses.encoding import compressed
from api.responses.problems import ProblemError

HERE = Path(__file__).parent
PAGE_FILES = HERE / "docs_page"
PAGE_SCRIPTS = ("start.js", "signed-in.js")
DOCUMENT = HERE.parent / "openapi.json"
PACKAGED_FILES = HERE / "docs_ui"
"""Where the Lambda package has Swagger UI's files."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_MEDIA_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}

router = APIRouter(include_in_schema=False)


@router.api_route(DOCS_PATH, methods=["GET", "HEAD"])
async def page(request: Request) -> Response:
    """Returns the page that shows the document and lets readers try calls."""
    return _answer(request, (PAGE_FILES / "index.html").read_bytes(), "text/html")


@router.api_route(DOCS_FILE_PATH, methods=["GET", "HEAD"])
async def file(request: Request, name: str) -> Response:
    """Returns one of the files that the page loads."""
    folder = PAGE_FILES if name in (*PAGE_SCRIPTS, SIGNED_IN_FILE) else swagger_ui_folder()
    if name not in {each.name for each in folder.iterdir() if each.suffix in _MEDIA_TYPES}:
        raise ProblemError("not_found", "There is nothing at this path.")
    return _answer(request, (folder / name).read_bytes(), _MEDIA_TYPES[Path(name).suffix])


@router.api_route(DOCUMENT_PATH, methods=["GET", "HEAD"])
async def document(request: Request) -> Response:
    """Returns the OpenAPI document."""
    return _answer(request, DOCUMENT.read_bytes(), "application/json")


def swagger_ui_folder() -> Path:
    """Returns the folder of Swagger UI's files: in the Lambda package, else in the installed distribution.

    Raises:
        ModuleNotFoundError: they are in neither.
    """
    if PACKAGED_FILES.is_dir():
        return PACKAGED_FILES
    spec = find_spec("fastapi_offline")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("Swagger UI's files are part of fastapi-offline, which is not installed")
    return Path(spec.origin).parent / "static"


def _answer(request: Request, content: bytes, media_type: str) -> Response:
    headers = {
        "cache-control": "public, max-age=300",
        "content-security-policy": POLICY,
        "vary": "Accept-Encoding",
    }
    gzipped = compressed(content, request.headers.get("accept-encoding", ""))
    if gzipped is not None:
        content = gzipped
        headers["content-encoding"] = "gzip"
    return Response(content, headers=headers, media_type=media_type)
