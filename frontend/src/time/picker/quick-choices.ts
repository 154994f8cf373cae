// The times that people choose most.
import type { QuickTimes } from "../../settings/stored-settings";
import { formatTime } from "../format";
import { toRfc3339 } from "../local-time";
import { pageLocale } from "../locale";
import { timeIn } from "../zones";
import type { QuickTime } from "./when";

type QuickChoice = Readonly<{ name: string; text: string; time: QuickTime }>;

const [MONDAY, SATURDAY, WEEK] = [1, 6, 7]; // ISO 8601

/**
 * The choices at `now` (epoch milliseconds) in `zone`, where `morning` and `evening` are local
 * times (09:00): no moment twice, and none that has passed.
 */
export function quickChoices(
  now: number,
  zone: string,
  { morning, evening }: QuickTimes,
  locale = pageLocale,
): QuickChoice[] {
  const here = timeIn(zone, now);
  const at = (name: string, day: string, days: number, plainTime = morning) => {
    const date = here.toPlainDate().add({ days });
    const dueAt = toRfc3339(date.toZonedDateTime({ timeZone: zone, plainTime }));
    const weekday = days === 0 ? "" : `${date.toLocaleString(locale, { weekday: "short" })} `;
    return { name, text: `${day}, ${weekday}${formatTime(dueAt, zone, locale)}`, time: { dueAt } };
  };
  const daysUntil = (weekday: number) => (weekday + WEEK - here.dayOfWeek) % WEEK || WEEK;
  const weekend = here.dayOfWeek >= SATURDAY ? "Next weekend" : "Weekend";
  const days = [
    at("evening", "This evening", 0, evening),
    at("tomorrow", "Tomorrow", 1),
    at("weekend", weekend, daysUntil(SATURDAY)),
    at("monday", "Next week", daysUntil(MONDAY)),
  ].toSorted((one, other) => Date.parse(one.time.dueAt) - Date.parse(other.time.dueAt));
  const ahead = days.filter(
    ({ time }, index) => Date.parse(time.dueAt) > now && time.dueAt !== days[index - 1]?.time.dueAt,
  );
  return [
    { name: "ten-minutes", text: "In 10 minutes", time: { waitSeconds: 600 } },
    { name: "hour", text: "In an hour", time: { waitSeconds: 3600 } },
    ...ahead,
  ];
}
