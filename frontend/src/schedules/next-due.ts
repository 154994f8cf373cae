// The next time of a schedule, as reminders say theirs.
import { Temporal } from "temporal-polyfill";
import type { Schedule } from "../api/types";
import type { Due } from "../time/format";
import { isUsable } from "../time/zones";

/** When the next is due; undefined where there is none. In UTC where this browser lacks its zone. */
export function nextDue({ nextDueAt, timezone }: Schedule): Due | undefined {
  if (nextDueAt === null) return undefined;
  const zone = isUsable(timezone) ? timezone : "UTC";
  const local = Temporal.Instant.from(nextDueAt).toZonedDateTimeISO(zone);
  const dueAtLocal = local.toString({ timeZoneName: "never", smallestUnit: "second" });
  return { dueAt: nextDueAt, dueAtLocal, timezone: zone };
}
