// When what the page shows of reminders should be asked for again.
import type { Reminder } from "../../api/types";
import { isFinal } from "../labels";

const SECOND = 1000;
const LONGEST = 60 * SECOND;
const SHORTEST = 2 * SECOND;

/**
 * Milliseconds after `fetchedAt` (the server's clock, epoch milliseconds) at which to ask again: 2
 * s after the next due time, then after 2, 4, 8… s while something that is due has not ended, or an
 * email has left and nothing is known of it, and each minute at the latest.
 */
export function refetchDelay(reminders: readonly Reminder[], fetchedAt: number): number {
  const awaited = reminders.flatMap((reminder) => awaitedSince(reminder) ?? []);
  return Math.min(LONGEST, ...awaited.map((since) => delayFor(Date.parse(since) - fetchedAt)));
}

/** From when on the next change of a reminder is likely, null where none is. */
function awaitedSince(reminder: Reminder): string | null {
  if (!isFinal(reminder)) return reminder.dueAt;
  const { email } = reminder.deliveries;
  return email?.status === "sent" && email.outcome === null ? reminder.finishedAt : null;
}

function delayFor(left: number): number {
  return left > 0 ? left + SHORTEST : Math.max(SHORTEST, -left);
}
