// The addresses of the views of one reminder, and what they may be handed.

/** Where a reminder is shown. */
export function reminderPath(id: string): string {
  return `/reminders/${encodeURIComponent(id)}`;
}

/** Where the whole form for a new reminder is. */
export const CREATE_PATH = "/new";

/** What a view that leads to a list says in the history's state. */
export interface ListState {
  isLedTo: boolean;
}

/** Where what needs attention is listed. */
export const ATTENTION_PATH = "/?list=attention";

/** Where a reminder that has ended is changed and sent again. */
export function fixPath(id: string): string {
  return `${reminderPath(id)}/fix`;
}

/** Where a reminder is edited. */
export function editPath(id: string): string {
  return `${reminderPath(id)}/edit`;
}

/** Where what repeats is listed. */
export const SCHEDULES_PATH = "/?list=repeating";

/** Where what repeats is shown. */
export function schedulePath(id: string): string {
  return `/schedules/${encodeURIComponent(id)}`;
}

/** Where it is changed: all of it, or what follows from `occurrence`, a local date-time, on. */
export function editSchedulePath(id: string, occurrence?: string): string {
  const from = occurrence === undefined ? "" : `?from=${encodeURIComponent(occurrence)}`;
  return `${schedulePath(id)}/edit${from}`;
}
