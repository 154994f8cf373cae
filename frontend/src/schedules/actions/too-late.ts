// What is said of reminders that were being sent when their schedule was changed.

/** That `count` of them could not be stopped; nothing where there are none. */
export function tooLateText(count: number): string {
  if (count === 0) return "";
  return count === 1
    ? "One was being sent already, and could not be stopped."
    : `${count} were being sent already, and could not be stopped.`;
}
