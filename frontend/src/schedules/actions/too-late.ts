// What is said of reminders that were being sent when their schedule was changed.

/** That `count` of them could not be stopped, after what was said before; "" where there are none. */
export function tooLateText(count: number): string {
  if (count === 0) return "";
  const were = count === 1 ? "One was" : `${count} were`;
  return ` ${were} being sent already, and could not be stopped.`;
}
