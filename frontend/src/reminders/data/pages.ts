// The loaded pages of a list of reminders.
import type { InfiniteData } from "@tanstack/preact-query";
import type { Reminder, ReminderPage } from "../../api/types";

export type Pages = InfiniteData<ReminderPage, string | null>;

/** All reminders of the loaded pages, in order. */
export function itemsOf(pages: Pick<Pages, "pages"> | undefined): Reminder[] {
  return pages?.pages.flatMap((page) => page.items) ?? [];
}

/**
 * The pages of the upcoming list with a new reminder in its place; unchanged when they have it, or
 * its place is not loaded yet.
 */
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

/** The pages with `reminder` in place of what they had under its id. */
export function replaceReminder(pages: Pages, reminder: Reminder): Pages {
  const changed = (item: Reminder) => (item.id === reminder.id ? reminder : item);
  return {
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, items: page.items.map(changed) })),
  };
}
