// How many reminders may still be made today, as the last answer to a new one told.
import { type QueryClient, skipToken, useQuery } from "@tanstack/preact-query";
import { keep, recall } from "../../storage/kept";
import { serverNow } from "../../time/server-clock";

interface Left {
  count: number;
  /** Until when that holds, in epoch milliseconds. */
  until: number;
}

/** From how many on it is said. */
const FEW = 10;
const KEY = ["left today"];
const STORAGE_KEY = "left-today";

/** Takes what the `RateLimit` header of an answer says: `"daily";r=9;t=3600` is 9 in the next hour. */
export function noteLeftToday(client: QueryClient, header: string | null, now = serverNow()): void {
  const [, count, seconds] = /^"daily";r=(\d+);t=(\d+)$/.exec(header ?? "") ?? [];
  if (count === undefined) return;
  const left: Left = { count: Number(count), until: now + Number(seconds) * 1000 };
  keep("sessionStorage", STORAGE_KEY, left);
  client.setQueryData(KEY, left);
}

/** How many are left today once they are few; undefined while they are many or nobody knows. */
export function useFewLeftToday(): number | undefined {
  const { data } = useQuery<Left>({ queryKey: KEY, queryFn: skipToken, initialData: lastNoted });
  return data !== undefined && data.count <= FEW && data.until > serverNow()
    ? data.count
    : undefined;
}

function lastNoted(): Left | undefined {
  const { count, until } = Object(recall("sessionStorage", STORAGE_KEY)) as Partial<Left>;
  return typeof count === "number" && typeof until === "number" ? { count, until } : undefined;
}
