// What a change answered counts, also where a list still has what was before.
import { QueryClient, QueryObserver } from "@tanstack/preact-query";
import { waitFor } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { aReminder } from "../../testing/reminders";
import {
  cacheCreated,
  cacheUpdated,
  invalidateReminders,
  itemsOf,
  latestVersion,
  listKey,
  type Pages,
  reminderKey,
} from "./cache";

const before = aReminder({ version: 3 });
const cancelled = aReminder({ version: 4, status: "cancelled", finishedAt: before.updatedAt });

function listing(...items: (typeof before)[]) {
  const client = new QueryClient();
  client.setQueryData<Pages>(listKey("upcoming"), {
    pages: [{ items, nextCursor: null }],
    pageParams: [null],
  });
  return client;
}

const upcoming = (client: QueryClient) =>
  itemsOf(client.getQueryData<Pages>(listKey("upcoming"))).map(({ id, status }) => [id, status]);

test("a change is shown in its list at once, and a list that lags does not undo it", async () => {
  const client = listing(before);
  await cacheUpdated(client, cancelled);
  expect(upcoming(client)).toEqual([[before.id, "cancelled"]]);
  expect(latestVersion(client, before)).toBe(cancelled);
});

test("what a list knows better is taken from it", async () => {
  const client = listing(before);
  await cacheUpdated(client, before);
  expect(latestVersion(client, cancelled)).toBe(cancelled);
  expect(latestVersion(client, aReminder({ id: "unheard of" })).id).toBe("unheard of");
});

test("a new one takes its place among the others", async () => {
  const client = listing(before, aReminder({ id: "late", dueAt: "2027-01-01T00:00:00Z" }));
  await cacheCreated(client, aReminder({ id: "new", dueAt: "2026-12-01T00:00:00Z" }));
  expect(upcoming(client).map(([id]) => id)).toEqual([before.id, "new", "late"]);
});

test("a list that was still being loaded when another reminder was changed is loaded all the same", async () => {
  const client = listing(before);
  const ended: Pages = { pages: [{ items: [], nextCursor: null }], pageParams: [null] };
  const load = vi
    .fn<() => Promise<Pages>>()
    .mockReturnValueOnce(new Promise(() => undefined))
    .mockResolvedValue(ended);
  const queryKey = listKey("finished");
  const stop = new QueryObserver(client, { queryKey, queryFn: load }).subscribe(() => undefined);
  await cacheUpdated(client, aReminder({ version: 4 }));
  await waitFor(() => {
    expect(client.getQueryData(queryKey)).toEqual(ended);
  });
  stop();
});

test("what was asked for before a change does not come in its place", async () => {
  const client = listing(before);
  const queryKey = reminderKey(before.id);
  const asked = new Promise<typeof before>((resolve) => setTimeout(() => resolve(before), 20));
  client.setQueryData(queryKey, before);
  const observer = new QueryObserver(client, { queryKey, queryFn: () => asked });
  const stop = observer.subscribe(() => undefined);
  await cacheUpdated(client, cancelled);
  await asked;
  await new Promise((done) => setTimeout(done));
  expect(client.getQueryData(queryKey)).toEqual(cancelled);
  stop();
});

test("a list that was asked for again is asked for once more after a change in between", async () => {
  const client = listing(before);
  const queryKey = listKey("upcoming");
  const empty: Pages = { pages: [{ items: [], nextCursor: null }], pageParams: [null] };
  const load = vi
    .fn<() => Promise<Pages>>()
    .mockReturnValueOnce(new Promise(() => undefined))
    .mockResolvedValue(empty);
  const observer = new QueryObserver(client, { queryKey, queryFn: load, staleTime: Infinity });
  const stop = observer.subscribe(() => undefined);
  invalidateReminders(client);
  await cacheUpdated(client, cancelled);
  await waitFor(() => {
    expect(upcoming(client)).toEqual([]);
  });
  stop();
});
