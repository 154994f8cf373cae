// The addresses of the views of one reminder, and what they may be handed.

/** What a view that leads to a reminder may say in the history's state. */
export interface ReminderViewState {
  /** Whether the reminder has just been edited. */
  isSaved: boolean;
}

/** Where a reminder is shown. */
export function reminderPath(id: string): string {
  return `/reminders/${encodeURIComponent(id)}`;
}

/** Where a reminder is edited. */
export function editPath(id: string): string {
  return `${reminderPath(id)}/edit`;
}
