// How many reminders may still be made today, by the last answer to a new one.
import type { QueryClient } from "@tanstack/preact-query";
import { load, save } from "../../storage/storage";
import { serverNow } from "../../time/server-clock";
import { usePageState } from "./page-state";

interface Remaining {
  count: number;
  /** Until when that holds, in epoch milliseconds. */
  until: number;
}

/** From how many on it is shown. */
const FEW = 10;
const QUERY_KEY = ["remaining today"];
const STORAGE_KEY = "left-today";

/** Records an answer's `RateLimit` header: `"daily";r=9;t=3600` is 9 in the next hour. */
export function recordRemainingToday(
  client: QueryClient,
  header: string | null,
  now = serverNow(),
): void {
  const [, count, seconds] = /^"daily";r=(\d+);t=(\d+)$/.exec(header ?? "") ?? [];
  if (count === undefined) return;
  const remaining: Remaining = { count: Number(count), until: now + Number(seconds) * 1000 };
  save("sessionStorage", STORAGE_KEY, remaining);
  client.setQueryData(QUERY_KEY, remaining);
}

/** How many remain today once they are few; undefined while they are many or nobody knows. */
export function useFewRemainingToday(): number | undefined {
  const data = usePageState(QUERY_KEY, storedRemaining);
  return data !== null && data.count <= FEW && data.until > serverNow() ? data.count : undefined;
}

function storedRemaining(): Remaining | null {
  const { count, until } = Object(load("sessionStorage", STORAGE_KEY)) as Partial<Remaining>;
  return typeof count === "number" && typeof until === "number" ? { count, until } : null;
}
