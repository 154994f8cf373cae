// The Idempotency-Key of a request for a new reminder or schedule: sent again, it makes no second one.
import { load, remove, save } from "../../storage/storage";

/** The form that asks: the whole one, the one line, or that of an existing reminder or schedule. */
export type Purpose = "create" | `entry ${string}` | `snooze ${string}` | `follow ${string}`;

/** Whether the one line asks. */
export const isOfLine = (purpose: Purpose) => purpose.startsWith("entry");

/**
 * The key of a request. Equal requests for a purpose share it, in this tab and until one of them has
 * succeeded: also those that were changed after a lost answer, and changed back.
 */
export function idempotencyKey(purpose: Purpose, request: object): string {
  const keys = storedKeys(purpose);
  const key = keys[JSON.stringify(request)] ?? newKey(purpose, keys);
  save("sessionStorage", storageName(purpose), { ...keys, [JSON.stringify(request)]: key });
  return key;
}

/** An entry's first key is its id: a copy of the tab, which has the entry too, sends the same. */
function newKey(purpose: Purpose, keys: object): string {
  const [, id] = /^entry (.+)/.exec(purpose) ?? [];
  return id !== undefined && Object.keys(keys).length === 0 ? id : crypto.randomUUID();
}

/** Whether an equal request was sent, and no success is known. */
export function wasRequested(purpose: Purpose, request: object): boolean {
  return storedKeys(purpose)[JSON.stringify(request)] !== undefined;
}

/** To be called once a request has succeeded. */
export function removeIdempotencyKeys(purpose: Purpose): void {
  remove("sessionStorage", storageName(purpose));
}

function storedKeys(purpose: Purpose): Readonly<Record<string, string>> {
  const stored = Object.entries(Object(load("sessionStorage", storageName(purpose))) as object);
  return Object.fromEntries(stored.filter(([, key]) => typeof key === "string"));
}

const storageName = (purpose: Purpose) => `reminder-requests ${purpose}`;
