"""Prints the OpenAPI document: `npm run types` in `frontend/` writes it to `api/openapi.json`."""

import json
import sys

from tools.openapi.document import document

json.dump(document(), sys.stdout, ensure_ascii=False, indent=2)
sys.stdout.write("\n")
