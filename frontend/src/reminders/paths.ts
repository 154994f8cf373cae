// The addresses of the views of one reminder.

/** Where a reminder is shown. */
export function reminderPath(id: string): string {
  return `/reminders/${encodeURIComponent(id)}`;
}

/** Where a reminder is edited. */
export function editPath(id: string): string {
  return `${reminderPath(id)}/edit`;
}
