// The upcoming list, with what repeats; watched from every tab: its due times say what has ended.
import { useQueryClient } from "@tanstack/preact-query";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Reminder } from "../../api/types";
import { useActiveSchedules } from "../../schedules/data/schedule-queries";
import { serverNow } from "../../time/server-clock";
import { invalidateFinished } from "../data/cache";
import { usePending, withPending } from "../data/pending";
import { useShownList } from "../data/queries";
import { isFinal } from "../labels";
import { useStatusAnnouncements } from "../status";
import type { ListQuery } from "./ItemList";
import { bySoonest, withSchedules } from "./rows";

/** The query of what is upcoming, and the rows to show for it; with what is finished. */
export function useUpcoming() {
  const client = useQueryClient();
  const shown = useRef<readonly Reminder[]>([]);
  const { query, rows: items } = useShownList("upcoming", { watched: () => shown.current });
  const finished = useShownList("finished");
  const pending = usePending();
  const reminders = useMemo(
    () => withPending(upcomingRows(shown.current, items, finished.rows, serverNow()), pending),
    [items, finished.rows, pending],
  );
  useEffect(() => {
    shown.current = reminders;
  }, [reminders]);
  const isOutcomeAwaited = awaitsOutcome(reminders, items);
  useEffect(() => {
    if (isOutcomeAwaited) invalidateFinished(client);
  }, [isOutcomeAwaited, client, query.dataUpdatedAt]);
  useStatusAnnouncements(reminders);
  const schedules = useActiveSchedules();
  const until = endOfLoaded(query, items);
  const rows = useMemo(
    () => withSchedules(reminders, schedules, until),
    [reminders, schedules, until],
  );
  return { upcoming: { query, rows }, finished };
}

/**
 * The same from `dueFrom` (RFC 3339) on; `isMoreRepeating` tells that some of what repeats then has
 * no row, since what is next of it comes before.
 */
export function useUpcomingFrom(dueFrom: string) {
  const { query, rows: listed } = useShownList("upcoming", { filter: { dueFrom } });
  const schedules = useActiveSchedules();
  const isBefore = (dueAt: string) => Date.parse(dueAt) < Date.parse(dueFrom);
  const reminders = listed
    .filter(({ status, dueAt }) => status !== "cancelled" && !isBefore(dueAt))
    .sort(bySoonest);
  const later = schedules.filter(({ nextDueAt }) => nextDueAt !== null && !isBefore(nextDueAt));
  const rows = withSchedules(reminders, later, endOfLoaded(query, reminders));
  const shown = new Set(rows.map(({ scheduleId }) => scheduleId));
  const isMoreRepeating = schedules.some(
    ({ id, nextDueAt, lastDueAt }) =>
      nextDueAt !== null &&
      isBefore(nextDueAt) &&
      (lastDueAt === null || !isBefore(lastDueAt)) &&
      !shown.has(id),
  );
  return { query, rows, isMoreRepeating };
}

/** Up to when the list is loaded, in epoch milliseconds. */
function endOfLoaded({ hasNextPage }: ListQuery, items: readonly Reminder[]): number {
  const last = hasNextPage ? items.at(-1) : undefined;
  return last === undefined ? Number.POSITIVE_INFINITY : Date.parse(last.dueAt);
}

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
