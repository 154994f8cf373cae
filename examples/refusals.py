"""A transport for clients of openapi-python-client: it converts every error to the documented form.

Proxies may return errors in HTML, and unregistered statuses; such a client raises on both:
https://github.com/openapi-generators/openapi-python-client/issues/1442

    AuthenticatedClient(base_url=..., token=..., httpx_args={"transport": RefusalsAsDocumented()})
"""

from http import HTTPStatus

import httpx


class RefusalsAsDocumented(httpx.HTTPTransport):
    """Converts an error that is not JSON, or has an unregistered status, to one that generated clients read.

    Its body is both a `Problem` and a `GatewayError`.
    A client treats an unknown status as the x00 of its class: https://www.rfc-editor.org/rfc/rfc9110#section-15
    """

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Returns the response to `request`, with a status and a body that a generated client can read."""
        response = super().handle_request(request)
        status = response.status_code
        media_type, _, _ = response.headers.get("Content-Type", "").partition(";")
        is_known = status in set(HTTPStatus)
        if status < HTTPStatus.BAD_REQUEST or (is_known and media_type.endswith("json")):
            return response
        response.read()
        readable = status if is_known else 400 if status < HTTPStatus.INTERNAL_SERVER_ERROR else 500
        kept = {name: value for name, value in response.headers.items() if not name.startswith("content-")}
        kept.pop("transfer-encoding", None)
        said = f"{status} {response.reason_phrase}"
        problem = {"type": "about:blank", "title": said, "status": status, "code": "refused_on_the_way"}
        body = problem | {"detail": "It was not the API that refused.", "requestId": "", "message": said}
        return httpx.Response(readable, headers=kept, json=body)
