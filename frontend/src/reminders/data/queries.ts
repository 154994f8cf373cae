// Reminders on the server: how they are read.
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

const LISTS = {
  upcoming: { state: "upcoming" },
  finished: { state: "finished" },
  attention: { attention: "true", limit: 100 },
  referenced: {},
} as const;

interface ListOptions {
  filter?: ListFilter | undefined;
  /** Reminders that are no longer listed, and have not ended yet. */
  watched?: () => readonly Reminder[];
  enabled?: boolean;
}

/** A list, a page at a time, and its rows, with newer versions and pending changes. */
export function useShownList(name: ListName, options: ListOptions = {}) {
  const { filter, watched = () => [], enabled = true } = options;
  const { api } = useSettings();
  const client = useQueryClient();
  const pending = usePending();
  const query = useInfiniteQuery({
    queryKey: listKey(name, filter),
    enabled,
    queryFn: ({ pageParam, signal }) => {
      const next = pageParam && { cursor: pageParam, limit: 100 };
      const page = { ...LISTS[name], ...filter, ...next };
      return dataOf(api.GET("/v1/reminders", { params: { query: page }, signal }));
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

/** What needs attention, and how many that are, in words. */
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

/** One reminder, at first as a list has it; read again until it has ended. */
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

const [SHORTEST, LONGEST] = [2_000, 60_000]; // milliseconds

/**
 * Milliseconds after `fetchedAt` (the server's epoch milliseconds) at which to read again: 2 s after
 * the next due time, then after 2, 4, 8… s while an outcome is awaited, and each minute at the latest.
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

function awaitedSince(reminder: Reminder): string | null {
  if (!isFinal(reminder)) return reminder.dueAt;
  const { email } = reminder.deliveries;
  return email?.status === "sent" && email.outcome === null ? reminder.finishedAt : null;
}
