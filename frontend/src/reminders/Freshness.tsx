// Says when what is shown may no longer be so: offline, or not asked for successfully in a while.
import { onlineManager } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import { untilNextMinute, useNow } from "../time/clock";
import { viewerZone } from "../time/local-time";
import { serverTime } from "../time/server-clock";
import { clockWords } from "../time/words";

/** Milliseconds after which data counts as old: more than twice the longest time between two questions. */
const OLD = 150_000;

interface Props {
  /** When the data came, in epoch milliseconds of this device's clock. */
  updatedAt: number;
  /** Why it couldn't be asked for the last time. */
  error: Error | null;
}

/** A line that is there only while there is something to say. */
export function Freshness({ updatedAt, error }: Props) {
  const now = useNow(untilNextMinute);
  const isOnline = useOnline();
  const came = serverTime(updatedAt);
  const asOf = clockWords(new Date(came).toISOString(), viewerZone());
  return (
    <div role="status" class="freshness">
      {!isOnline ? (
        <p class="notice notice-warn">
          You are offline. This is how it was at {asOf}; what is due is sent all the same.
        </p>
      ) : error !== null ? (
        <p class="notice notice-warn">
          This may be out of date: it is from {asOf}. {error.message}
        </p>
      ) : now - came > OLD ? (
        <p class="notice notice-warn">This may be out of date: it is from {asOf}.</p>
      ) : null}
    </div>
  );
}

function useOnline(): boolean {
  const [isOnline, setOnline] = useState(() => onlineManager.isOnline());
  useEffect(() => onlineManager.subscribe(setOnline), []);
  return isOnline;
}
