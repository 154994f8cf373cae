// The Idempotency-Key of a request for a new reminder: sent again, it makes no second one.
import { load, remove, save } from "../../storage/storage";

/**
 * What asks: for a new reminder, for several of one reference or for a schedule the form or the one
 * line; for a reminder's id once more, or for a schedule from an occurrence on, its own form.
 */
export type Purpose =
  | "create"
  | "group"
  | "entry"
  | "schedule"
  | "entry schedule"
  | `snooze ${string}`
  | `follow ${string}`;

/**
 * The key of a request: the same, in this tab, for each by which the same form asks for the same,
 * until one of that form has succeeded. So what is changed after a lost answer, and changed back,
 * makes no second reminder, whatever succeeds elsewhere meanwhile.
 */
export function idempotencyKey(purpose: Purpose, request: object): string {
  const known = storedKey(purpose, request);
  if (known !== undefined) return known;
  const key = crypto.randomUUID();
  save("sessionStorage", storageKey(purpose), {
    ...storedKeys(purpose),
    [JSON.stringify(request)]: key,
  });
  return key;
}

/** Whether the same was asked for before, and no success is known. */
export function wasRequested(purpose: Purpose, request: object): boolean {
  return storedKey(purpose, request) !== undefined;
}

/** A request has succeeded: the next one for that purpose is another, even if it reads the same. */
export function removeIdempotencyKeys(purpose: Purpose): void {
  remove("sessionStorage", storageKey(purpose));
}

function storedKey(purpose: Purpose, request: object): string | undefined {
  const known = storedKeys(purpose)[JSON.stringify(request)];
  return typeof known === "string" ? known : undefined;
}

function storedKeys(purpose: Purpose): Readonly<Record<string, unknown>> {
  return Object(load("sessionStorage", storageKey(purpose))) as Readonly<Record<string, unknown>>;
}

function storageKey(purpose: Purpose): string {
  return `reminder-requests ${purpose}`;
}
