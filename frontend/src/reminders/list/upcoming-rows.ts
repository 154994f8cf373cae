// The rows of the upcoming list: what ends while someone watches stays where it is.
import type { Reminder } from "../../api/types";
import { isFinal } from "../labels";
import { bySoonest } from "./rows";

/**
 * What is upcoming, and of `shown` what has ended since or is due and about to: in the state that
 * `finished` knows, else as it was. What was cancelled goes. `now` is in epoch milliseconds. In the
 * order of the due times.
 */
export function upcomingRows(
  shown: readonly Reminder[],
  upcoming: readonly Reminder[],
  finished: readonly Reminder[],
  now: number,
): Reminder[] {
  const listed = new Set(upcoming.map((reminder) => reminder.id));
  const ended = new Map(finished.map((reminder) => [reminder.id, reminder]));
  const gone = shown
    .filter((reminder) => !listed.has(reminder.id))
    .map((reminder) => ended.get(reminder.id) ?? reminder)
    .filter((reminder) => isFinal(reminder) || Date.parse(reminder.dueAt) <= now);
  return [...gone, ...upcoming].filter(({ status }) => status !== "cancelled").sort(bySoonest);
}

/** Whether some of `rows` has left the upcoming list and is not known to have ended. */
export function awaitsOutcome(rows: readonly Reminder[], upcoming: readonly Reminder[]): boolean {
  const listed = new Set(upcoming.map((reminder) => reminder.id));
  return rows.some((reminder) => !isFinal(reminder) && !listed.has(reminder.id));
}
