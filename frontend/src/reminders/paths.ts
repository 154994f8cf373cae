// The addresses of the views, and what a way to the first one says of where it leads.

/** Where the whole form for a new reminder is, and what needs attention, or repeats, is listed. */
export const CREATE_PATH = "/new";
export const ATTENTION_PATH = "/?list=attention";
export const SCHEDULES_PATH = "/?list=repeating";

/** The id of the one line's field. */
export const ENTRY_ID = "entry";

/** By the history's state the one line, or the tab of the list, has the focus in the first view. */
export const LEAD = { entry: { ledTo: "entry" }, list: { ledTo: "list" } };
export type Lead = { ledTo: string } | null;

/** Where a reminder is shown, is edited, and once it has ended is changed and sent again. */
export const reminderPath = (id: string) => `/reminders/${encodeURIComponent(id)}`;
export const editPath = (id: string) => `${reminderPath(id)}/edit`;
export const fixPath = (id: string) => `${reminderPath(id)}/fix`;

/** Whether the view at `path` is a form, which is left once it was sent. */
export const isFormPath = (path: string) => /^[^?]*\/(new|edit|fix)(\?|$)/.test(path);

/** Where what repeats is shown. */
export const schedulePath = (id: string) => `/schedules/${encodeURIComponent(id)}`;

/** Where it is changed: all of it, or what follows from `occurrence`, a local date-time, on. */
export function editSchedulePath(id: string, occurrence?: string): string {
  const from = occurrence === undefined ? "" : `?from=${encodeURIComponent(occurrence)}`;
  return `${schedulePath(id)}/edit${from}`;
}
