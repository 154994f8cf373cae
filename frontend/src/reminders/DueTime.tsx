// When a reminder is due, in words.
import type { Reminder } from "../api/types";
import { untilNextMinute, useNow } from "../time/clock";
import { viewerZone } from "../time/local-time";
import { dateTimeWords, momentWords, zonePlace } from "../time/words";

interface Props {
  reminder: Pick<Reminder, "dueAt" | "timezone">;
  /** Whether the viewer's own zone is named as well. */
  withPlace?: boolean;
}

/** The due time where the viewer is, and in brackets where the reminder is when that differs. */
export function DueTime({ reminder: { dueAt, timezone }, withPlace = false }: Props) {
  const now = useNow(untilNextMinute);
  const zone = viewerZone();
  const there = dateTimeWords(dueAt, timezone, now);
  return (
    <>
      {momentWords(dueAt, zone, now)}
      {withPlace && ` in ${zonePlace(zone)}`}
      {there !== dateTimeWords(dueAt, zone, now) && ` (${there} in ${zonePlace(timezone)})`}
    </>
  );
}
