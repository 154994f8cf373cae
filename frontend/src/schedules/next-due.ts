// The due time of a schedule's next reminder.
import { Temporal } from "temporal-polyfill";
import type { Schedule } from "../api/types";
import type { Due } from "../time/format";
import { isUsable } from "../time/zones";

/** Undefined if there is none. In UTC if this browser lacks the schedule's zone. */
export function nextDue({ nextDueAt, timezone }: Schedule): Due | undefined {
  if (nextDueAt === null) return undefined;
  const zone = isUsable(timezone) ? timezone : "UTC";
  const local = Temporal.Instant.from(nextDueAt).toZonedDateTimeISO(zone);
  const dueAtLocal = local.toString({ timeZoneName: "never", smallestUnit: "second" });
  return { dueAt: nextDueAt, dueAtLocal, timezone: zone };
}
