#!/bin/sh
# Creates an email reminder and prints it: create.sh [MESSAGE [SECONDS]]
set -eu

url=${REMINDERS_URL:-http://localhost:4567}
message=${1:-Call the plumber}
seconds=${2:-5}
key=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')

body=$(python3 -c '
import json, sys
print(json.dumps({"message": sys.argv[1], "preference": "email",
                  "email": "success@simulator.amazonses.com", "waitSeconds": int(sys.argv[2])}))
' "$message" "$seconds")

set -- -H "Content-Type: application/json" -H "Idempotency-Key: $key"
if [ -n "${REMINDERS_TOKEN:-}" ]; then
  set -- "$@" -H "Authorization: Bearer $REMINDERS_TOKEN"
fi

# The key makes it safe to try again: curl waits longer each time, or as long as Retry-After says.
answer=$(mktemp)
trap 'cat "$answer"; rm -f "$answer"' EXIT
curl --silent --show-error --fail-with-body --retry 5 --retry-connrefused --retry-max-time 60 \
  "$@" --data "$body" --output "$answer" "$url/v1/reminders"
