"""A browser in which a user of the system is signed in already, as the page keeps it in its tab."""

import json
import time

from playwright.sync_api import BrowserContext

from tests.stack import Stack


def sign_in(context: BrowserContext, stack: Stack) -> None:
    """Lets every page of the context that is opened at the site find the demo user's session."""
    config = stack.sign_in_config
    user = {
        "access_token": stack.outputs["token"],
        "token_type": "Bearer",
        "scope": " ".join(config["scopes"]),
        "profile": {"sub": "demo", "email": stack.outputs["demoUser"]["username"]},
        "expires_at": int(time.time()) + 3000,
    }
    key = f"oidc.user:{config['issuer']}:{config['clientId']}"
    kept = f"sessionStorage.setItem({json.dumps(key)}, {json.dumps(json.dumps(user))})"
    first = "!sessionStorage.getItem('seeded')"
    context.add_init_script(f"if ({first}) {{ sessionStorage.setItem('seeded', '1'); {kept} }}")
