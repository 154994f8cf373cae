// The way to the one line from everywhere: where it is, and that somebody was led to it.

/** The field's id. */
export const ENTRY_ID = "entry";

/** What the history's state says where the field is to have the focus. */
export const LED_TO_ENTRY = { isLedToEntry: true };

/** Whether it says so. */
export function isLedToEntry(): boolean {
  return Object.hasOwn(Object(window.history.state) as object, "isLedToEntry");
}
