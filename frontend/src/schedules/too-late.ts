// What a change of a schedule came too late for, in words.

/** That `count` were being sent when it was changed, after what was said before; "" for none. */
export function tooLateText(count: number): string {
  const were = count === 1 ? "One was" : `${count} were`;
  return count === 0 ? "" : ` ${were} being sent already, and could not be stopped.`;
}
