// The upcoming list, watched from every tab: its due times say when something has ended.
import { useQueryClient } from "@tanstack/preact-query";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Reminder } from "../../api/types";
import { useActiveSchedules } from "../../schedules/data/schedule-queries";
import { serverNow } from "../../time/server-clock";
import { invalidateFinished } from "../data/cache";
import { usePending, withPending } from "../data/pending";
import { useShownList } from "../data/queries";
import { useStatusAnnouncements } from "../useStatusAnnouncements";
import { withSchedules } from "./rows";
import { awaitsOutcome, upcomingRows } from "./upcoming-rows";

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
  const last = query.hasNextPage ? items.at(-1) : undefined;
  const until = last === undefined ? Number.POSITIVE_INFINITY : Date.parse(last.dueAt);
  const rows = useMemo(
    () => withSchedules(reminders, schedules, until),
    [reminders, schedules, until],
  );
  return { upcoming: { query, rows }, finished };
}
