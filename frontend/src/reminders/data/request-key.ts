// The name that a request for a new reminder carries so that, sent again, it makes no second one.
import { forget, keep, recall } from "../../storage/kept";

/** What is asked for: a new reminder, or that of a reminder's id once more. */
export type Purpose = "create" | `snooze ${string}`;

/**
 * The key of a request: the same, in this tab, for each that asks for the same, until one has succeeded. So what
 * is changed after a lost answer, and changed back, makes no second reminder.
 */
export function requestKey(purpose: Purpose, request: object): string {
  const known = keyOf(purpose, request);
  if (known !== undefined) return known;
  const key = crypto.randomUUID();
  keep("sessionStorage", place(purpose), { ...kept(purpose), [JSON.stringify(request)]: key });
  return key;
}

/** Whether the same was asked for before, and no success is known. */
export function wasAskedFor(purpose: Purpose, request: object): boolean {
  return keyOf(purpose, request) !== undefined;
}

/** A request has succeeded: the next one for that purpose is another, even if it reads the same. */
export function forgetRequestKeys(purpose: Purpose): void {
  forget("sessionStorage", place(purpose));
}

function keyOf(purpose: Purpose, request: object): string | undefined {
  const known = kept(purpose)[JSON.stringify(request)];
  return typeof known === "string" ? known : undefined;
}

function kept(purpose: Purpose): Readonly<Record<string, unknown>> {
  return Object(recall("sessionStorage", place(purpose))) as Readonly<Record<string, unknown>>;
}

function place(purpose: Purpose): string {
  return `reminder-requests ${purpose}`;
}
