// What is being set of what was submitted in the one line, each in its turn.
import type { QueryClient } from "@tanstack/preact-query";

/** By the cache of the page that sets it. */
const queues = new WeakMap<QueryClient, Promise<unknown>>();

export const submissionQueue = (client: QueryClient) => queues.get(client);

/** Adds what `set` begins; it gets the promise of its turn. */
export function addToQueue(client: QueryClient, set: (turn: Promise<unknown>) => Promise<void>) {
  const turn = queues.get(client) ?? Promise.resolve();
  const all = Promise.all([turn, set(turn)]);
  queues.set(client, all);
  void all.finally(() => {
    if (queues.get(client) === all) queues.delete(client);
  });
}
