// The cache of the server's schedules, and how answers to changes are put in.
import type { InfiniteData, QueryClient } from "@tanstack/preact-query";
import type { Schedule } from "../../api/types";
import { invalidateLists } from "../../reminders/data/cache";

interface Page {
  items: Schedule[];
  nextCursor: string | null;
}

export const SCHEDULES_KEY = ["schedules", "list"] as const;
export const ACTIVE_KEY = ["schedules", "active"] as const;
export const scheduleKey = (id: string) => ["schedules", "one", id] as const;

/**
 * Puts a new or changed schedule in the place of what was known of it, and has the lists of
 * reminders asked for again: some may be new, and some cancelled.
 */
export async function cacheSchedule(client: QueryClient, schedule: Schedule): Promise<void> {
  await client.cancelQueries({ queryKey: ["schedules"] });
  client.setQueryData(scheduleKey(schedule.id), schedule);
  client.setQueryData<InfiniteData<Page>>(
    SCHEDULES_KEY,
    (data) => data && withItem(data, schedule),
  );
  void client.invalidateQueries({ queryKey: ACTIVE_KEY });
  invalidateLists(client);
}

function withItem(data: InfiniteData<Page>, schedule: Schedule): InfiniteData<Page> {
  const isKnown = data.pages.some(({ items }) => items.some(({ id }) => id === schedule.id));
  const pages = data.pages.map((page, index) => {
    const items = page.items.map((item) => (item.id === schedule.id ? schedule : item));
    return { ...page, items: !isKnown && index === 0 ? [schedule, ...items] : items };
  });
  return { ...data, pages };
}
