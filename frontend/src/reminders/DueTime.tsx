// When a reminder is due, in words.
import { type Due, formatDue, formatDueThere } from "../time/format";
import { useNow } from "../time/server-clock";
import { viewerZone, zonePlace } from "../time/zones";

interface Props {
  reminder: Due;
  /** Whether the viewer's own zone is named as well. */
  withPlace?: boolean;
}

/** The due time where the viewer is, and in brackets where the reminder is when that differs. */
export function DueTime({ reminder, withPlace = false }: Props) {
  const now = useNow();
  const zone = viewerZone();
  const there = formatDueThere(reminder, zone, now);
  return (
    <>
      {formatDue(reminder, zone, now)}
      {withPlace && ` in ${zonePlace(zone)}`}
      {there !== undefined && ` (${there})`}
    </>
  );
}
