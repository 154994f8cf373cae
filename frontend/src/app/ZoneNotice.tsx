// Says that times are in UTC where the device names no zone that can be worked in.
import { isViewerZoneKnown } from "../time/zones";

/** Nothing where the device's zone is known. */
export function ZoneNotice() {
  if (isViewerZoneKnown()) return null;
  return (
    <p class="notice notice-warn">
      This device names no time zone that the browser knows, so times here are in UTC. Set the
      device's time zone to see yours.
    </p>
  );
}
