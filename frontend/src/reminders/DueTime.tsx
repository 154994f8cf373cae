// The due time of a reminder in words.
import { type Due, formatDue, formatDueThere } from "../time/format";
import { useNow } from "../time/server-clock";
import { viewerZone, zonePlace } from "../time/zones";

/** In the viewer's zone, named with `withPlace`; and in the reminder's, if clocks differ there. */
export function DueTime({ reminder, withPlace = false }: { reminder: Due; withPlace?: boolean }) {
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
