// The upcoming reminders with the schedules; read in every tab, since due times tell what has ended.
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

/** The query and the rows of the upcoming list, and of the finished one. */
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
  const isEndAwaited = awaitsEnd(reminders, items);
  useEffect(() => {
    if (isEndAwaited) invalidateFinished(client);
  }, [isEndAwaited, client, query.dataUpdatedAt]);
  useStatusAnnouncements(reminders);
  const schedules = useActiveSchedules();
  const until = loadedUntil(query, items);
  const rows = useMemo(
    () => withSchedules(reminders, schedules, until),
    [reminders, schedules, until],
  );
  return { upcoming: { query, rows }, finished };
}

/**
 * The query and the rows from `dueFrom` (RFC 3339) on. `isMoreRepeating` tells that a schedule has no
 * row although it goes on after `dueFrom`, since its next reminder is due before.
 */
export function useUpcomingFrom(dueFrom: string) {
  const { query, rows: listed } = useShownList("upcoming", { filter: { dueFrom } });
  const schedules = useActiveSchedules();
  const isLater = (dueAt: string) => Date.parse(dueAt) >= Date.parse(dueFrom);
  const reminders = listed
    .filter(({ status, dueAt }) => status !== "cancelled" && isLater(dueAt))
    .sort(bySoonest);
  const next = schedules.filter(({ nextDueAt }) => nextDueAt !== null && isLater(nextDueAt));
  const rows = withSchedules(reminders, next, loadedUntil(query, reminders));
  const shown = new Set(rows.map(({ scheduleId }) => scheduleId));
  const isMoreRepeating = schedules.some(({ id, nextDueAt, lastDueAt }) => {
    const goesOn = lastDueAt === null || isLater(lastDueAt);
    return nextDueAt !== null && goesOn && !shown.has(id) && !isLater(nextDueAt);
  });
  return { query, rows, isMoreRepeating };
}

/** The due time up to which the list is loaded, in epoch milliseconds. */
function loadedUntil({ hasNextPage }: ListQuery, items: readonly Reminder[]): number {
  const last = hasNextPage ? items.at(-1) : undefined;
  return last === undefined ? Number.POSITIVE_INFINITY : Date.parse(last.dueAt);
}

/**
 * The upcoming reminders, and those of `shown` that are due or have ended since, as `finished` has
 * them, if it does; without cancelled ones, by due time. `now` is in epoch milliseconds.
 */
export function upcomingRows(
  shown: readonly Reminder[],
  upcoming: readonly Reminder[],
  finished: readonly Reminder[],
  now: number,
): Reminder[] {
  const listed = new Set(upcoming.map(({ id }) => id));
  const ended = new Map(finished.map((reminder) => [reminder.id, reminder]));
  const gone = shown
    .filter(({ id }) => !listed.has(id))
    .map((reminder) => ended.get(reminder.id) ?? reminder)
    .filter((reminder) => isFinal(reminder) || Date.parse(reminder.dueAt) <= now);
  return [...gone, ...upcoming].filter(({ status }) => status !== "cancelled").sort(bySoonest);
}

/** Whether one of `rows` has left the upcoming list and is not known to have ended. */
export function awaitsEnd(rows: readonly Reminder[], upcoming: readonly Reminder[]): boolean {
  const listed = new Set(upcoming.map(({ id }) => id));
  return rows.some((reminder) => !isFinal(reminder) && !listed.has(reminder.id));
}
