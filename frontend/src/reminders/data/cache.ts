// The cache of the server's reminders, and how answers to changes get into it.
import type { InfiniteData, QueryClient } from "@tanstack/preact-query";
import type { Reminder, ReminderPage } from "../../api/types";

/** Upcoming ones, soonest first; finished ones and those that need attention, latest first. */
export type ListName = "upcoming" | "finished" | "attention" | "referenced";

export interface ListFilter {
  dueFrom?: string;
  endedTo?: string;
  reference?: string;
}

export const REMINDERS_KEY = ["reminders"] as const;
export const SCHEDULES_KEY = ["schedules"] as const;
const LISTS_KEY = [...REMINDERS_KEY, "list"] as const;
export const listKey = (name: ListName, filter?: ListFilter) =>
  filter === undefined ? [...LISTS_KEY, name] : [...LISTS_KEY, name, filter];
export const reminderKey = (id: string) => [...REMINDERS_KEY, "one", id] as const;

/** `listed`, or its newer version where one is known: lists may lag. */
export function latestVersion(client: QueryClient, listed: Reminder): Reminder {
  const known = client.getQueryData<Reminder>(reminderKey(listed.id));
  return known !== undefined && known.version > listed.version ? known : listed;
}

/** The newest version of `id` in the lists, and when that came; undefined where they lack it. */
export function listedReminder(client: QueryClient, id: string) {
  return client
    .getQueryCache()
    .findAll({ queryKey: LISTS_KEY })
    .flatMap(({ state }) =>
      itemsOf(state.data as Pages | undefined)
        .filter((reminder) => reminder.id === id)
        .map((reminder) => ({ reminder, at: state.dataUpdatedAt })),
    )
    .sort((one, other) => other.reminder.version - one.reminder.version)[0];
}

/** The known reminder by which `id` is or was sent again, if that was not undone. */
export function snoozeOf(client: QueryClient, id: string): Reminder | undefined {
  return client
    .getQueriesData<Reminder>({ queryKey: [...REMINDERS_KEY, "one"] })
    .map(([, reminder]) => reminder)
    .find((each) => each?.snoozedFrom === id && each.status !== "cancelled");
}

/** Puts a new reminder into its place, again after lists were fetched: they may lag. */
export async function cacheCreated(client: QueryClient, reminder: Reminder): Promise<void> {
  const queryKey = listKey("upcoming");
  const put = () => {
    for (const [key, pages] of client.getQueriesData<Pages>({ queryKey })) {
      const { dueFrom = "" } = Object(key.at(queryKey.length)) as ListFilter;
      const isBefore = Date.parse(reminder.dueAt) < Date.parse(dueFrom);
      if (pages && !isBefore) client.setQueryData(key, insertReminder(pages, reminder));
    }
  };
  const resume = await cancelFetches(client, queryKey);
  client.setQueryData(reminderKey(reminder.id), reminder);
  put();
  void resume().then(put);
}

/** Replaces a changed reminder, and has fetched again what that changes besides. */
export async function cacheUpdated(client: QueryClient, reminder: Reminder): Promise<void> {
  const resume = await cancelFetches(client, LISTS_KEY);
  await client.cancelQueries({ queryKey: reminderKey(reminder.id) });
  client.setQueryData(reminderKey(reminder.id), reminder);
  client.setQueriesData<Pages>(
    { queryKey: LISTS_KEY },
    (pages) => pages && replaceItem(pages, reminder),
  );
  void resume();
  if (reminder.finishedAt !== null) {
    invalidateFinished(client);
    if (reminder.scheduleId !== null) void client.invalidateQueries({ queryKey: SCHEDULES_KEY });
  }
  // Its waiting snoozes were cancelled with it.
  if (reminder.doneAt !== null) void client.invalidateQueries({ queryKey: listKey("upcoming") });
}

/**
 * Cancels the fetches under `queryKey`, since they may bring what was before a change; returns a
 * function that fetches again what has never been answered, or was known to be outdated.
 */
export async function cancelFetches(client: QueryClient, queryKey: readonly unknown[]) {
  const awaited = client.getQueryCache().findAll({
    queryKey,
    predicate: ({ state }) => state.data === undefined || state.isInvalidated,
  });
  await client.cancelQueries({ queryKey });
  return () => client.invalidateQueries({ predicate: (query) => awaited.includes(query) });
}

export function invalidateReminders(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: REMINDERS_KEY });
}

export function invalidateFinished(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: listKey("finished") });
  void client.invalidateQueries({ queryKey: listKey("attention") });
}

export type Pages = InfiniteData<ReminderPage, string | null>;

export const itemsOf = (data: Pick<Pages, "pages"> | undefined): Reminder[] =>
  data?.pages.flatMap((page) => page.items) ?? [];

/** The upcoming pages with a new reminder, unless they have it or don't reach to its place. */
export function insertReminder(pages: Pages, reminder: Reminder): Pages {
  if (itemsOf(pages).some(({ id }) => id === reminder.id)) return pages;
  const due = Date.parse(reminder.dueAt);
  const isLater = (other: Reminder) => Date.parse(other.dueAt) > due;
  const index = pages.pages.findIndex(
    (page) => page.nextCursor === null || page.items.some(isLater),
  );
  const page = pages.pages[index];
  if (page === undefined) return pages;
  const at = page.items.findIndex(isLater);
  const items = page.items.toSpliced(at === -1 ? page.items.length : at, 0, reminder);
  return { ...pages, pages: pages.pages.with(index, { ...page, items }) };
}

/** The pages with `item` in place of its former version. */
export function replaceItem<
  Item extends { id: string },
  Data extends { pages: { items: Item[] }[] },
>(data: Data, item: Item): Data {
  const replaced = (each: Item) => (each.id === item.id ? item : each);
  const pages = data.pages.map((page) => ({ ...page, items: page.items.map(replaced) }));
  return { ...data, pages };
}
