// The client that reads from the server and caches the answers.
import { QueryCache, QueryClient } from "@tanstack/preact-query";
import { isTransient } from "../api/errors";
import type { Reminder } from "../api/types";
import { itemsOf, listKey, type Pages, REMINDERS_KEY } from "../reminders/data/cache";

export function newQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onSuccess: (data, { queryKey }) => {
        if (queryKey[0] === REMINDERS_KEY[0]) refetchAttention(client, data as Reminder | Pages);
      },
    }),
    defaultOptions: {
      queries: { retry: (failures, error) => failures < 2 && isTransient(error) },
    },
  });
  return client;
}

/** Reads the attention list again if `answer` has a reminder that is missing there. */
function refetchAttention(client: QueryClient, answer: Reminder | Pages): void {
  const queryKey = listKey("attention");
  const pages = client.getQueryData<Pages>(queryKey);
  if (pages === undefined) return;
  const listed = new Set(itemsOf(pages).map(({ id }) => id));
  const read = "pages" in answer ? itemsOf(answer) : [answer];
  if (read.some(({ id, attention }) => attention && !listed.has(id))) {
    void client.invalidateQueries({ queryKey });
  }
}
