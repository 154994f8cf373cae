// A time that the viewer chose for a reminder, as the API is asked for it.
import type { Reminder } from "../../../api/types";
import { parseLocalTime } from "../../../time/local-time";
import { viewerZone } from "../../../time/zones";
import type { NewTime } from "../../data/change";

/**
 * The same for a reminder of `timezone`; a moment becomes the local time where that is the viewer's
 * zone, so that the server's rules decide which moment it is.
 */
export function askedTime(time: NewTime, { timezone }: Pick<Reminder, "timezone">): NewTime {
  if (!("dueAt" in time) || "timezone" in time || timezone !== viewerZone()) return time;
  const [date = "", clock = ""] = time.dueAt.slice(0, "2026-11-24T09:00:00".length).split("T");
  const isOnce = parseLocalTime(date, clock, timezone)?.kind === "once";
  return isOnce ? { dueAt: `${date}T${clock}`, timezone } : time;
}
