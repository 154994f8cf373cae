// Reminders on the server: how they are asked for.
import { queryOptions, skipToken, useInfiniteQuery, useQuery } from "@tanstack/preact-query";
import { useMemo } from "preact/hooks";
import type { ApiClient } from "../../api/client";
import { dataOf } from "../../api/errors";
import type { Reminder } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { serverTime } from "../../time/server-clock";
import { latestVersion, listKey, type ListName, reminderKey } from "./cache";
import { itemsOf } from "./pages";
import { refetchDelay } from "./refetch-delay";

/** What the API is asked for. Few need attention, so more are read at once. */
const LISTS = {
  upcoming: { state: "upcoming" },
  finished: { state: "finished" },
  attention: { attention: "true", limit: 100 },
} as const;

/**
 * The caller's reminders of a list, a page at a time. `watched` tells which others, no longer
 * listed, have not ended yet.
 */
export function useReminderList(name: ListName, watched: () => readonly Reminder[] = () => []) {
  const { api } = useSettings();
  return useInfiniteQuery({
    queryKey: listKey(name),
    queryFn: async ({ client, pageParam, signal }) => {
      const query = { ...LISTS[name], ...(pageParam && { cursor: pageParam }) };
      const page = await dataOf(api.GET("/v1/reminders", { params: { query }, signal }));
      return { ...page, items: page.items.map((item) => latestVersion(client, item)) };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state: { data, dataUpdatedAt } }) =>
      refetchDelay([...itemsOf(data), ...watched()], serverTime(dataUpdatedAt)),
  });
}

/** What needs attention, and how many that are in words; lists may lag behind what is known. */
export function useAttention() {
  const query = useReminderList("attention");
  const rows = useMemo(
    () => itemsOf(query.data).filter((reminder) => reminder.attention),
    [query.data],
  );
  const count = rows.length === 0 ? "" : `${rows.length}${query.hasNextPage ? "+" : ""}`;
  return { query, rows, count };
}

/** A listed reminder, or what is known of it by now when that is newer. */
export function useLatestVersion(listed: Reminder): Reminder {
  const { data } = useQuery<Reminder>({
    queryKey: reminderKey(listed.id),
    queryFn: skipToken,
  });
  return data !== undefined && data.version > listed.version ? data : listed;
}

/** How one reminder is asked for. */
export function reminderQuery(api: ApiClient, id: string) {
  return queryOptions({
    queryKey: reminderKey(id),
    queryFn: ({ signal }) =>
      dataOf(api.GET("/v1/reminders/{id}", { params: { path: { id } }, signal })),
  });
}

/** One reminder, asked for again until it has ended. */
export function useReminder(id: string) {
  const { api } = useSettings();
  return useQuery({
    ...reminderQuery(api, id),
    refetchInterval: ({ state: { data, dataUpdatedAt } }) =>
      refetchDelay(data ? [data] : [], serverTime(dataUpdatedAt)),
  });
}
