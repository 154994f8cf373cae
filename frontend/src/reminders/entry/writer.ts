// Who writes in the one line: how their English has dates and clocks.
import type { QuickTimes } from "../../settings/stored-settings";
import { pageLocale } from "../../time/format";
import type { Writer } from "./grammar/types";

/** The writer at `now` (epoch milliseconds) in `zone`. */
export function writerOf(
  now: number,
  zone: string,
  times: QuickTimes,
  locale = pageLocale,
): Writer {
  const format = new Intl.DateTimeFormat(locale, {
    month: "numeric",
    day: "numeric",
    hour: "numeric",
  });
  const order = format.formatToParts().map(({ type }) => type);
  return {
    now,
    zone,
    isMonthFirst: order.indexOf("month") < order.indexOf("day"),
    isTwelveHours: format.resolvedOptions().hour12 ?? false,
    ...times,
  };
}
