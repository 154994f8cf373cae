// When what the page shows of reminders should be asked for again.
import type { Reminder } from "../../api/types";
import { isFinal } from "../labels";

const SECOND = 1000;
const LONGEST = 60 * SECOND;
const SHORTEST = 2 * SECOND;

/**
 * Milliseconds after `fetchedAt` (the server's clock, epoch milliseconds) at which to ask again: 2
 * s after the next due time, then after 2, 4, 8… s while something that is due has not ended, and
 * each minute at the latest.
 */
export function refetchDelay(reminders: readonly Reminder[], fetchedAt: number): number {
  const delays = reminders
    .filter((reminder) => !isFinal(reminder))
    .map((reminder) => delayFor(Date.parse(reminder.dueAt) - fetchedAt));
  return Math.min(LONGEST, ...delays);
}

function delayFor(left: number): number {
  return left > 0 ? left + SHORTEST : Math.max(SHORTEST, -left);
}
