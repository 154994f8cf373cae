"""`/docs` and `/openapi.json` are served by the API itself and load nothing from elsewhere."""

from __future__ import annotations

import gzip
import re
from importlib.metadata import version
from pathlib import Path

import pytest

from api.routes import docs
from tests.unit.api.client import Api
from tests.unit.api.world import World


@pytest.fixture(scope="module")
def nobody(world: World) -> Api:
    """A caller without a sign-in: the docs are public."""
    return world.api(None)


def test_the_page_loads_only_files_that_the_api_serves(nobody: Api) -> None:
    response = nobody.get("/docs")
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    loaded = re.findall(r'(?:src|href)="([^"]+)"', response.content.decode())
    assert {"/docs/start.js", "/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css", "/openapi.json"} <= set(
        loaded
    )
    for path in loaded:
        assert path == "data:," or nobody.get(path).status == 200


def test_the_page_has_no_inline_script_or_style(nobody: Api) -> None:
    response = nobody.get("/docs")
    page = response.content.decode()
    assert re.findall(r"<script[^>]*>(.*?)</script>", page, re.DOTALL) == ["", ""]
    assert "<style" not in page
    assert not re.search(r"\s(style|on\w+)=", page)
    policy = response.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
        ("swagger-ui.css", "text/css; charset=utf-8"),
        ("start.js", "text/javascript; charset=utf-8"),
        ("signed-in.js", "text/javascript; charset=utf-8"),
        ("oauth2-redirect.html", "text/html; charset=utf-8"),
    ],
)
def test_its_files_have_their_media_types(nobody: Api, name: str, media_type: str) -> None:
    response = nobody.get(f"/docs/{name}")
    assert (response.status, response.headers["content-type"]) == (200, media_type)
    assert len(response.content) > 100


@pytest.mark.parametrize("path", ["/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css", "/openapi.json"])
def test_large_files_are_compressed_if_the_client_accepts_it(nobody: Api, path: str) -> None:
    plain = nobody.get(path)
    compressed = nobody.call("GET", path, headers={"accept-encoding": "gzip, deflate, br"})
    assert compressed.headers["content-encoding"] == "gzip"
    assert compressed.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(compressed.content) == plain.content
    assert len(compressed.content) < len(plain.content) / 2


def test_small_files_are_not_compressed(nobody: Api) -> None:
    response = nobody.call("GET", "/docs/signed-in.js", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in response.headers


def test_swagger_ui_supports_openapi_3_1(nobody: Api) -> None:
    bundle = nobody.get("/docs/swagger-ui-bundle.js").content.decode()
    found = re.search(r'PACKAGE_VERSION:"(\d+)\.', bundle)
    assert found is not None
    assert int(found[1]) >= 5


def test_the_files_are_read_from_the_lambda_package_if_it_has_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(docs, "PACKAGED_FILES", tmp_path)
    assert docs.swagger_ui_folder() == tmp_path


def test_the_error_about_missing_files_names_the_package_that_has_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert version("fastapi-offline")
    monkeypatch.setattr(docs, "find_spec", lambda _: None)
    with pytest.raises(ModuleNotFoundError, match="fastapi-offline"):
        docs.swagger_ui_folder()
