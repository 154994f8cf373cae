// The Idempotency-Key of a request for a new reminder: sent again, it makes no second one.
import { load, remove, save } from "../../storage/storage";

/**
 * What asks: for a new reminder or schedule the form or the one line; for a reminder's id once more,
 * or for a schedule from an occurrence on, its own form.
 */
export type Purpose = "create" | "entry" | `snooze ${string}` | `follow ${string}`;

/**
 * The key of a request: the same, in this tab, for each by which the same form asks for the same,
 * until one of that form has succeeded. So what is changed after a lost answer, and changed back,
 * makes no second reminder, whatever succeeds elsewhere meanwhile.
 */
export function idempotencyKey(purpose: Purpose, request: object): string {
  const keys = storedKeys(purpose);
  const key = keys[JSON.stringify(request)] ?? crypto.randomUUID();
  save("sessionStorage", storageKey(purpose), { ...keys, [JSON.stringify(request)]: key });
  return key;
}

/** Whether the same was asked for before, and no success is known. */
export function wasRequested(purpose: Purpose, request: object): boolean {
  return storedKeys(purpose)[JSON.stringify(request)] !== undefined;
}

/** A request has succeeded: the next one for that purpose is another, even if it reads the same. */
export function removeIdempotencyKeys(purpose: Purpose): void {
  remove("sessionStorage", storageKey(purpose));
}

function storedKeys(purpose: Purpose): Readonly<Record<string, string>> {
  const known = Object.entries(Object(load("sessionStorage", storageKey(purpose))) as object);
  return Object.fromEntries(known.filter(([, key]) => typeof key === "string"));
}

function storageKey(purpose: Purpose): string {
  return `reminder-requests ${purpose}`;
}
