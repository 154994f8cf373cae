"""How a page sends a request to another address, and signs it as nobody could check."""

from urllib.parse import urlencode

from playwright.sync_api import Page

FETCH = "([url, options]) => fetch(url, options).then(async r => `${r.status} ${await r.text()}`, String)"
SEND_FORM = """([url, enctype, fields]) => {
    const form = Object.assign(document.createElement('form'), {action: url, method: 'POST', enctype});
    for (const [name, value] of fields)
        form.append(Object.assign(document.createElement('input'), {type: 'hidden', name, value}));
    document.body.append(form);
    form.submit();
}"""
SHOW_IMAGE = """url => new Promise(done => {
    const image = new Image();
    image.onload = image.onerror = done;
    image.src = url;
})"""


def scope(service: str) -> str:
    """What follows the key in a signature for a service of AWS."""
    return f"20270101/ap-southeast-2/{service}/aws4_request"


def header(service: str) -> str:
    """An `Authorization` with a key that the emulator takes for root's, and a signature that nobody made."""
    return f"AWS4-HMAC-SHA256 Credential=test/{scope(service)}, SignedHeaders=host, Signature=0"


def query(service: str, **parameters: str) -> str:
    """The same in a query, after `parameters`."""
    signature = {
        "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
        "X-Amz-Credential": f"test/{scope(service)}",
        "X-Amz-Date": "20270101T000000Z",
        "X-Amz-Expires": "3600",
        "X-Amz-SignedHeaders": "host",
        "X-Amz-Signature": "0",
    }
    return "?" + urlencode({**parameters, **signature})


def send_form(page: Page, url: str, enctype: str, fields: dict[str, str]) -> None:
    """A top-level navigation to `url`; afterwards the page is where it was."""
    before = page.url
    with page.expect_navigation():
        page.evaluate(SEND_FORM, [url, enctype, list(fields.items())])
    page.goto(before)
