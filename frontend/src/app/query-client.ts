// The client through which all is read from the server.
import { QueryCache, QueryClient } from "@tanstack/preact-query";
import { isTransient } from "../api/errors";
import type { Reminder } from "../api/types";
import { itemsOf, listKey, type Pages, REMINDERS_KEY } from "../reminders/data/cache";

/** A new client, with an empty cache. */
export function newQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onSuccess: (data, { queryKey }) => {
        if (queryKey[0] === REMINDERS_KEY[0]) refetchAttention(client, data as Reminder | Pages);
      },
    }),
    defaultOptions: { queries: { retry: mayHelp } },
  });
  return client;
}

/** Whether to read again after so many failures. */
const mayHelp = (failures: number, error: Error) => failures < 2 && isTransient(error);

/** Asks again for what needs attention where `answer` has some that was read after that list. */
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
