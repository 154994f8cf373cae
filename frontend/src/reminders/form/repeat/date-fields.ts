// The date and time of a draft that mean a moment.
import { fieldsOf } from "../../../time/picker/when";
import { timeIn, viewerZone } from "../../../time/zones";
import type { Draft } from "../draft";

/** The fields that mean `moment` (epoch milliseconds), to the minute, in the viewer's zone. */
export function dateFields(moment: number): Pick<Draft, "timing" | "date" | "time" | "zone"> {
  return { ...fieldsOf(timeIn(viewerZone(), moment).toPlainDateTime()), zone: "" };
}
