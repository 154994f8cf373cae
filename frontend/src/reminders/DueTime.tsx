// When a reminder is due, in words.
import type { Reminder } from "../api/types";
import { untilNextMinute, useNow } from "../time/clock";
import { formatDate, formatDateTime, formatMoment, formatTime, zonePlace } from "../time/format";
import { viewerZone } from "../time/local-time";

interface Props {
  reminder: Pick<Reminder, "dueAt" | "timezone">;
  /** Whether the viewer's own zone is named as well. */
  withPlace?: boolean;
}

/** The due time where the viewer is, and in brackets where the reminder is when that differs. */
export function DueTime({ reminder: { dueAt, timezone }, withPlace = false }: Props) {
  const now = useNow(untilNextMinute);
  const zone = viewerZone();
  const there = formatInOwnZone(dueAt, timezone, zone, now);
  return (
    <>
      {formatMoment(dueAt, zone, now)}
      {withPlace && ` in ${zonePlace(zone)}`}
      {there !== undefined && ` (${there})`}
    </>
  );
}

/**
 * The due time in the reminder's zone, without the date where that is the viewer's too; undefined
 * where both clocks agree.
 */
function formatInOwnZone(
  dueAt: string,
  own: string,
  viewers: string,
  now: number,
): string | undefined {
  const there = formatDateTime(dueAt, own, now);
  const here = formatDateTime(dueAt, viewers, now);
  if (there === here) return undefined;
  const [dayThere, dayHere] = [formatDate(dueAt, own, now), formatDate(dueAt, viewers, now)];
  return `${dayThere === dayHere ? formatTime(dueAt, own) : there} in ${zonePlace(own)}`;
}
