// The date and time of a draft that mean a moment.
import { Temporal } from "temporal-polyfill";
import { viewerZone } from "../../../time/zones";
import type { Draft } from "../draft";

/** The fields that mean `moment` (epoch milliseconds), to the minute, in the viewer's zone. */
export function dateFields(moment: number): Pick<Draft, "timing" | "date" | "time" | "zone"> {
  const local = Temporal.Instant.fromEpochMilliseconds(moment)
    .toZonedDateTimeISO(viewerZone())
    .toPlainDateTime();
  return {
    timing: "at",
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: "minute" }),
    zone: "",
  };
}
