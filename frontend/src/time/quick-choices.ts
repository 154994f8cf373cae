// The times that people choose most, as one table.
import { Temporal } from "temporal-polyfill";
import { formatTime, pageLocale } from "./format";
import { toRfc3339 } from "./local-time";

/** A time to choose with one press, counted from the press or as RFC 3339 with an offset. */
export interface QuickChoice {
  name: "ten-minutes" | "hour" | "tonight" | "tomorrow" | "monday";
  text: string;
  time: { waitSeconds: number } | { dueAt: string };
}

const LAST_FOR_TONIGHT = Temporal.PlainTime.from("17:30");
const MONDAY = 1; // ISO 8601

/** The choices at `now` (epoch milliseconds) for someone in `zone`; "tonight" until 17:30. */
export function quickChoices(now: number, zone: string, locale = pageLocale): QuickChoice[] {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const at = (day: string, days: number, plainTime: string) => {
    const date = here.toPlainDate().add({ days });
    const dueAt = toRfc3339(date.toZonedDateTime({ timeZone: zone, plainTime }));
    return { text: `${day}, ${formatTime(dueAt, zone, locale)}`, time: { dueAt } };
  };
  const untilMonday = (MONDAY + 7 - here.dayOfWeek) % 7 || 7;
  const isTonightOpen = Temporal.PlainTime.compare(here.toPlainTime(), LAST_FOR_TONIGHT) <= 0;
  return [
    { name: "ten-minutes", text: "In 10 minutes", time: { waitSeconds: 600 } },
    { name: "hour", text: "In an hour", time: { waitSeconds: 3600 } },
    ...(isTonightOpen ? [{ name: "tonight", ...at("Tonight", 0, "18:00") } as const] : []),
    { name: "tomorrow", ...at("Tomorrow", 1, "09:00") },
    { name: "monday", ...at("Next Monday", untilMonday, "09:00") },
  ];
}
