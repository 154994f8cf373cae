// The name that the request for a new reminder carries so that, sent again, it makes no second one.
import { forget, keep, recall } from "../storage/kept";

const STORAGE_KEY = "reminder-requests";

/**
 * The key of a request: the same, in this tab, for each that asks for the same, until one has succeeded. So a form
 * that is changed after a lost answer, and changed back, makes no second reminder.
 */
export function requestKey(request: object): string {
  const body = JSON.stringify(request);
  const kept = Object(recall("sessionStorage", STORAGE_KEY)) as Readonly<Record<string, unknown>>;
  const known = kept[body];
  if (typeof known === "string") return known;
  const key = crypto.randomUUID();
  keep("sessionStorage", STORAGE_KEY, { ...kept, [body]: key });
  return key;
}

/** A request has succeeded: the next one is another, even if it reads the same. */
export function forgetRequestKeys(): void {
  forget("sessionStorage", STORAGE_KEY);
}
