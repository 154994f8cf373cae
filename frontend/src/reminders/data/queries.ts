// Reminders on the server: how they are asked for and created.
import {
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/preact-query";
import type { ApiClient } from "../../api/client";
import { dataOf } from "../../api/failure";
import type { Reminder, ReminderCreate } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { serverTime } from "../../time/server-clock";
import { freshest, listKey, type ListName, rememberNew, reminderKey } from "./cache";
import { noteLeftToday } from "./left-today";
import { itemsOf } from "./pages";
import { refreshDelay } from "./refresh";
import { forgetRequestKeys, requestKey } from "./request-key";

/** What the API is asked for. Few of the finished need attention, so more are looked through at once. */
const LISTS = {
  upcoming: { state: "upcoming" },
  finished: { state: "finished" },
  attention: { state: "finished", status: ["failed", "partially_sent"], limit: 100 },
} as const;

/** The caller's reminders of a list, a page at a time. `watched` tells which others, no longer listed, have not ended yet. */
export function useReminderList(name: ListName, watched: () => readonly Reminder[] = () => []) {
  const { api } = useSettings();
  return useInfiniteQuery({
    queryKey: listKey(name),
    queryFn: async ({ client, pageParam, signal }) => {
      const { status = [], ...rest } = { status: undefined, ...LISTS[name] };
      const query = { ...rest, status: [...status], ...(pageParam && { cursor: pageParam }) };
      const page = await dataOf(api.GET("/v1/reminders", { params: { query }, signal }));
      return { ...page, items: page.items.map((item) => freshest(client, item)) };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state: { data, dataUpdatedAt } }) =>
      refreshDelay([...itemsOf(data), ...watched()], serverTime(dataUpdatedAt)),
  });
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
      refreshDelay(data ? [data] : [], serverTime(dataUpdatedAt)),
  });
}

/** Creates a reminder, and shows it in the list from the answer. */
export function useCreateReminder() {
  const { api } = useSettings();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: ReminderCreate) => {
      const header = { "Idempotency-Key": requestKey("create", body) };
      const call = api.POST("/v1/reminders", { body, params: { header } });
      const noted = call.then((answer) => {
        noteLeftToday(client, answer.response.headers.get("RateLimit"));
        return answer;
      });
      return dataOf(noted);
    },
    onSuccess: (reminder) => {
      forgetRequestKeys("create");
      return rememberNew(client, reminder);
    },
  });
}
