// Says when what is shown may be stale: offline, or not asked for successfully in a while.
import { onlineManager } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import { untilNextMinute, useNow } from "../time/clock";
import { formatTime } from "../time/format";
import { serverTime } from "../time/server-clock";
import { viewerZone } from "../time/zones";

/** Milliseconds after which data is stale: over twice the longest time between two requests. */
const STALE_AFTER = 150_000;

interface Props {
  /** When the data came, in epoch milliseconds of this device's clock. */
  updatedAt: number;
  /** Why it couldn't be asked for the last time. */
  error: Error | null;
}

/** A line that is there only while there is something to say. */
export function StaleNotice({ updatedAt, error }: Props) {
  const now = useNow(untilNextMinute);
  const isOnline = useOnline();
  const came = serverTime(updatedAt);
  const asOf = formatTime(new Date(came).toISOString(), viewerZone());
  const isStale = error !== null || now - came > STALE_AFTER;
  const text = isOnline
    ? isStale && `This may be out of date: it is from ${asOf}. ${error?.message ?? ""}`
    : `You are offline. This is how it was at ${asOf}; what is due is sent all the same.`;
  return <div role="status">{text && <p class="notice notice-warn">{text}</p>}</div>;
}

function useOnline(): boolean {
  const [isOnline, setOnline] = useState(() => onlineManager.isOnline());
  useEffect(() => onlineManager.subscribe(setOnline), []);
  return isOnline;
}
