// The addresses of the views of one reminder, and what they may be handed.

/** What a view that leads to a reminder may say in the history's state. */
export interface ReminderViewState {
  /** What has just been done with it, in words. */
  done: string;
}

/** Where a reminder is shown. */
export function reminderPath(id: string): string {
  return `/reminders/${encodeURIComponent(id)}`;
}

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
