// Reminders on the server: how they are asked for.
import { queryOptions, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useMemo, useState } from "preact/hooks";
import type { ApiClient } from "../../api/client";
import { dataOf } from "../../api/errors";
import type { Reminder } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { serverTime } from "../../time/server-clock";
import { isFinal } from "../labels";
import {
  itemsOf,
  latestVersion,
  listedReminder,
  type ListFilter,
  listKey,
  type ListName,
  reminderKey,
} from "./cache";
import { usePending, withPending } from "./pending";

/** What the API is asked for. Few need attention, so more are read at once. */
const LISTS = {
  upcoming: { state: "upcoming" },
  finished: { state: "finished" },
  attention: { attention: "true", limit: 100 },
  referenced: {},
} as const;

interface ListOptions {
  filter?: ListFilter | undefined;
  /** Which others, no longer listed, have not ended yet. */
  watched?: () => readonly Reminder[];
  enabled?: boolean;
}

/**
 * The caller's reminders of a list, a page at a time, and the rows to show for them: what is known
 * to be newer, dismissed or erased is so at once.
 */
export function useShownList(name: ListName, options: ListOptions = {}) {
  const { filter, watched = () => [], enabled = true } = options;
  const { api } = useSettings();
  const client = useQueryClient();
  const pending = usePending();
  const query = useInfiniteQuery({
    queryKey: listKey(name, filter),
    enabled,
    queryFn: ({ pageParam, signal }) => {
      const asked = { ...LISTS[name], ...filter, ...(pageParam && { cursor: pageParam }) };
      return dataOf(api.GET("/v1/reminders", { params: { query: asked }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state: { data, dataUpdatedAt } }) =>
      refetchDelay([...itemsOf(data), ...watched()], serverTime(dataUpdatedAt)),
  });
  const rows = useMemo(() => {
    const items = itemsOf(query.data).map((item) => latestVersion(client, item));
    return withPending(items, pending);
  }, [query.data, pending, client]);
  return { query, rows };
}

/** What needs attention, and how many that are in words; lists may lag behind what is known. */
export function useAttention() {
  const { query, rows: listed } = useShownList("attention");
  const rows = useMemo(() => listed.filter(({ attention }) => attention), [listed]);
  const count = rows.length === 0 ? "" : `${rows.length}${query.hasNextPage ? "+" : ""}`;
  return { query, rows, count };
}

export function reminderQuery(api: ApiClient, id: string) {
  return queryOptions({
    queryKey: reminderKey(id),
    queryFn: ({ signal }) =>
      dataOf(api.GET("/v1/reminders/{id}", { params: { path: { id } }, signal })),
  });
}

/** One reminder, as a list has it until it was asked for; asked for again until it has ended. */
export function useReminder(id: string) {
  const { api } = useSettings();
  const client = useQueryClient();
  const pending = usePending();
  const [listed] = useState(() => listedReminder(client, id));
  return useQuery({
    ...reminderQuery(api, id),
    ...(listed && { initialData: listed.reminder, initialDataUpdatedAt: listed.at }),
    refetchInterval: ({ state: { data, dataUpdatedAt } }) =>
      refetchDelay(data ? [data] : [], serverTime(dataUpdatedAt)),
    select: (reminder) => withPending([reminder], pending)[0] ?? reminder,
  });
}

/** Both in milliseconds. */
const [SHORTEST, LONGEST] = [2_000, 60_000];

/**
 * Milliseconds after `fetchedAt` (the server's clock, epoch milliseconds) at which to ask again: 2
 * s after the next due time, then after 2, 4, 8… s while something that is due has not ended, or an
 * email has left and nothing is known of it, and each minute at the latest.
 */
export function refetchDelay(reminders: readonly Reminder[], fetchedAt: number): number {
  const delays = reminders.flatMap((reminder) => {
    const since = awaitedSince(reminder);
    if (since === null) return [];
    const left = Date.parse(since) - fetchedAt;
    return left > 0 ? left + SHORTEST : Math.max(SHORTEST, -left);
  });
  return Math.min(LONGEST, ...delays);
}

/** From when on the next change of a reminder is likely, null where none is. */
function awaitedSince(reminder: Reminder): string | null {
  if (!isFinal(reminder)) return reminder.dueAt;
  const { email } = reminder.deliveries;
  return email?.status === "sent" && email.outcome === null ? reminder.finishedAt : null;
}
