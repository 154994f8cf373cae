// The server's clock, by the Date header of its responses: a device's clock may be minutes off.
import { useEffect, useReducer } from "preact/hooks";

/** Milliseconds to add to this device's clock. */
let offset = 0;

/** The server's present in epoch milliseconds; this device's until a response has come. */
export function serverNow(): number {
  return serverTime(Date.now());
}

/** Converts a time of this device's clock (epoch milliseconds) to the server's. */
export function serverTime(deviceTime: number): number {
  return deviceTime + offset;
}

/**
 * Corrects the clock by a response's `Date` header, which was written between `sentAt` and
 * `receivedAt` (epoch milliseconds of this device) and is cut to whole seconds (RFC 9110, 5.6.7).
 */
export function recordServerDate(date: string | null, sentAt: number, receivedAt: number): void {
  const written = Date.parse(date ?? "");
  if (Number.isNaN(written)) return;
  offset = Math.min(Math.max(offset, written - receivedAt), written + 1000 - sentAt);
}

/** Goes back to this device's own clock. */
export function resetServerClock(): void {
  offset = 0;
}

/**
 * The server's present in epoch milliseconds, for a component that shows time passing: it renders
 * again after `untilNext(now)` milliseconds, or never if that is Infinity.
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
