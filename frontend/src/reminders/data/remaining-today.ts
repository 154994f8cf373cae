// How many reminders may still be made today, by the last answer to a new one.
import type { QueryClient } from "@tanstack/preact-query";
import { serverNow } from "../../time/server-clock";
import { tabState } from "./page-state";

interface Remaining {
  count: number;
  /** Until when that holds, in epoch milliseconds. */
  until: number;
}

/** From how many on it is shown. */
const FEW = 10;

const REMAINING = tabState("left-today", (kept): Remaining | null => {
  const { count, until } = Object(kept) as Partial<Remaining>;
  return typeof count === "number" && typeof until === "number" ? { count, until } : null;
});

/** Records an answer's `RateLimit` header: `"daily";r=9;t=3600` is 9 in the next hour. */
export function recordRemainingToday(
  client: QueryClient,
  header: string | null,
  now = serverNow(),
): void {
  const [, count, seconds] = /^"daily";r=(\d+);t=(\d+)$/.exec(header ?? "") ?? [];
  if (count === undefined) return;
  REMAINING.set(client, { count: Number(count), until: now + Number(seconds) * 1000 });
}

/** How many remain today once they are few; undefined while they are many or nobody knows. */
export function useFewRemainingToday(): number | undefined {
  const data = REMAINING.useValue();
  return data !== null && data.count <= FEW && data.until > serverNow() ? data.count : undefined;
}
