// Reminders on the server: how they are asked for, kept and changed.
import {
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/preact-query";
import { dataOf } from "../api/failure";
import type { Reminder, ReminderCreate } from "../api/types";
import { useSettings } from "../config/ConfigGate";
import { itemsOf, type Pages, withNew } from "./pages";
import { refreshDelay } from "./refresh";

export type ListState = "upcoming" | "finished";

const listKey = (state: ListState) => ["reminders", "list", state] as const;
const reminderKey = (id: string) => ["reminders", "one", id] as const;

/** The caller's reminders of a state, a page at a time. `watched` tells which others, no longer listed, have not ended yet. */
export function useReminderList(state: ListState, watched: () => readonly Reminder[] = () => []) {
  const { api } = useSettings();
  return useInfiniteQuery({
    queryKey: listKey(state),
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam === null ? { state } : { state, cursor: pageParam };
      return dataOf(api.GET("/v1/reminders", { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state: { data, dataUpdatedAt } }) =>
      refreshDelay([...itemsOf(data), ...watched()], dataUpdatedAt),
  });
}

/** One reminder, asked for again until it has ended. */
export function useReminder(id: string) {
  const { api } = useSettings();
  return useQuery({
    queryKey: reminderKey(id),
    queryFn: ({ signal }) =>
      dataOf(api.GET("/v1/reminders/{id}", { params: { path: { id } }, signal })),
    refetchInterval: ({ state: { data, dataUpdatedAt } }) =>
      refreshDelay(data ? [data] : [], dataUpdatedAt),
  });
}

/** Creates a reminder, and shows it in the list from the answer. */
export function useCreateReminder() {
  const { api } = useSettings();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ReminderCreate) => dataOf(api.POST("/v1/reminders", { body })),
    onSuccess: (reminder) => remember(client, reminder),
  });
}

async function remember(client: QueryClient, reminder: Reminder): Promise<void> {
  const key = listKey("upcoming");
  await client.cancelQueries({ queryKey: key });
  client.setQueryData(reminderKey(reminder.id), reminder);
  client.setQueryData<Pages>(key, (pages) => pages && withNew(pages, reminder));
}
