// The rows of the upcoming list: what ends while someone watches stays where it is.
import type { Reminder } from "../../api/types";
import { isFinal } from "../labels";

/**
 * What is upcoming, and of `shown` what has ended since or is due and about to: in the state that
 * `finished` knows, else as it was. A cancelled one goes when it has been put back. `now` is in
 * epoch milliseconds. In the order of the due times.
 */
export function upcomingRows(
  shown: readonly Reminder[],
  upcoming: readonly Reminder[],
  finished: readonly Reminder[],
  now: number,
): Reminder[] {
  const listed = new Set(upcoming.map((reminder) => reminder.id));
  const sources = new Set(upcoming.map((reminder) => reminder.snoozedFrom));
  const ended = new Map(finished.map((reminder) => [reminder.id, reminder]));
  const gone = shown
    .filter((reminder) => !listed.has(reminder.id))
    .map((reminder) => ended.get(reminder.id) ?? reminder)
    .filter((reminder) => isFinal(reminder) || Date.parse(reminder.dueAt) <= now);
  const isPutBack = ({ id, status }: Reminder) => status === "cancelled" && sources.has(id);
  return [...gone, ...upcoming].filter((reminder) => !isPutBack(reminder)).sort(bySoonest);
}

/** Whether some of `rows` has left the upcoming list and is not known to have ended. */
export function awaitsOutcome(rows: readonly Reminder[], upcoming: readonly Reminder[]): boolean {
  const listed = new Set(upcoming.map((reminder) => reminder.id));
  return rows.some((reminder) => !isFinal(reminder) && !listed.has(reminder.id));
}

function bySoonest(one: Reminder, other: Reminder): number {
  return Date.parse(one.dueAt) - Date.parse(other.dueAt) || (one.id < other.id ? -1 : 1);
}
