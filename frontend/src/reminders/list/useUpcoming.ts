// The upcoming list, watched from every tab: its due times say when something has ended.
import { useQueryClient } from "@tanstack/preact-query";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Reminder } from "../../api/types";
import { serverNow } from "../../time/server-clock";
import { invalidateFinished } from "../data/cache";
import { itemsOf } from "../data/pages";
import { useReminderList } from "../data/queries";
import { useStatusAnnouncements } from "../useStatusAnnouncements";
import { awaitsOutcome, upcomingRows } from "./upcoming-rows";

/** The query of what is upcoming, and the rows to show for it. */
export function useUpcoming() {
  const client = useQueryClient();
  const shown = useRef<readonly Reminder[]>([]);
  const query = useReminderList("upcoming", () => shown.current);
  const finished = useReminderList("finished");
  const items = useMemo(() => itemsOf(query.data), [query.data]);
  const rows = useMemo(
    () => upcomingRows(shown.current, items, itemsOf(finished.data), serverNow()),
    [items, finished.data],
  );
  useEffect(() => {
    shown.current = rows;
  }, [rows]);
  const isOutcomeAwaited = awaitsOutcome(rows, items);
  useEffect(() => {
    if (isOutcomeAwaited) invalidateFinished(client);
  }, [isOutcomeAwaited, client, query.dataUpdatedAt]);
  useStatusAnnouncements(rows);
  return { query, rows };
}
