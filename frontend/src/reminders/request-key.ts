// The name that the request for a new reminder carries so that, sent again, it makes no second one.

const STORAGE_KEY = "reminder-request";

interface Kept {
  body: string;
  key: string;
}

/** The key of a request: the same, in this tab, until the request has succeeded or asks for something else. */
export function requestKey(request: object): string {
  const body = JSON.stringify(request);
  const stored = sessionStorage.getItem(STORAGE_KEY);
  const kept = stored === null ? undefined : (JSON.parse(stored) as Kept);
  if (kept?.body === body) return kept.key;
  const key = crypto.randomUUID();
  sessionStorage.setItem(STORAGE_KEY, JSON.stringify({ body, key } satisfies Kept));
  return key;
}

/** The request has succeeded: the next one is another, even if it reads the same. */
export function forgetRequestKey(): void {
  sessionStorage.removeItem(STORAGE_KEY);
}
