// The present moment for components that show time passing.
import { useEffect, useReducer } from "preact/hooks";
import { serverNow } from "./server-clock";

/**
 * The server's present in epoch milliseconds. Renders again after `untilNext(now)` milliseconds: at
 * each whole minute unless that is given; Infinity means never.
 */
export function useNow(untilNext = (now: number) => 60_000 - (now % 60_000)): number {
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  const now = serverNow();
  const delay = untilNext(now);
  useEffect(() => {
    if (!Number.isFinite(delay)) return;
    const timer = setTimeout(() => rerender(undefined), delay);
    return () => clearTimeout(timer);
  });
  return now;
}
