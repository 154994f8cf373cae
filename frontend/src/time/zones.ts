// Time zones: those that this browser knows, by their current names, and the viewer's.
import { Temporal } from "temporal-polyfill";

/** Former names that browsers still list: https://data.iana.org/time-zones/tzdb/backward */
const CURRENT_NAMES: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

function currentName(zone: string): string {
  return CURRENT_NAMES[zone] ?? zone;
}

let names: readonly string[] | undefined;

/** UTC, and the current names of all zones that this browser lists, in order. */
export function zoneNames(): readonly string[] {
  names ??= ["UTC", ...new Set(Intl.supportedValuesOf("timeZone").map(currentName).toSorted())];
  return names;
}

/**
 * The zone of which `text` is the name in any case, current or former, or the place ("new york") if
 * no other zone has the same; undefined otherwise.
 */
export function parseZone(text: string): string | undefined {
  const normalized = (name: string) => name.trim().toLowerCase().replaceAll("_", " ");
  const wanted = normalized(text);
  const isWanted = (name: string) => normalized(name) === wanted;
  const former = Object.keys(CURRENT_NAMES).find(isWanted);
  const places = zoneNames().filter((name) => normalized(name).endsWith(`/${wanted}`));
  const found = zoneNames().find(isWanted) ?? CURRENT_NAMES[former ?? ""];
  return found ?? (places.length === 1 ? places[0] : undefined);
}

/** The zone of `text`, or the only one of which that is a part: "new y". */
export function searchZone(text: string): string | undefined {
  const known = parseZone(text);
  if (known !== undefined) return known;
  const wanted = text.trim().toLowerCase();
  const found = zoneNames().filter((name) => zoneLabel(name).toLowerCase().includes(wanted));
  return found.length === 1 ? found[0] : undefined;
}

/** A zone's name as the list of zones has it. */
export function zoneLabel(zone: string): string {
  return zone.replaceAll("_", " ");
}

/** Whether this browser knows the rules of `zone`: it may be newer than the browser, or none. */
export function isUsable(zone: string): boolean {
  return offsetOf(zone) !== undefined;
}

let chosen: string | undefined;

/** Shows and reads times in `zone` from now on; in the device's if this browser doesn't know it. */
export function chooseViewerZone(zone: string): void {
  chosen = zone !== "" && isUsable(zone) ? zone : undefined;
}

/** The viewer's zone: the chosen one, else the device's, else UTC. */
export function viewerZone(): string {
  return chosen ?? deviceZone() ?? "UTC";
}

/** Whether the viewer or the device names a zone that this browser knows. */
export function isViewerZoneKnown(): boolean {
  return (chosen ?? deviceZone()) !== undefined;
}

/** The device's zone, by its current name if the browser knows that. */
export function deviceZone(): string | undefined {
  const zone = attempt(() => Temporal.Now.timeZoneId());
  return zone === undefined ? undefined : [currentName(zone), zone].find(isUsable);
}

/** The date and time in `zone` at a moment (epoch milliseconds). */
export function timeIn(zone: string, moment: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
}

/** The date at `now` if `time` is still ahead, else the next one. */
export function nextDateOf(time: Temporal.PlainTime, now: Temporal.ZonedDateTime) {
  const isAhead = Temporal.PlainTime.compare(time, now.toPlainTime()) > 0;
  return now.toPlainDate().add({ days: isAhead ? 0 : 1 });
}

/** The viewer's date. */
export function today(): Temporal.PlainDate {
  return Temporal.Now.plainDateISO(viewerZone());
}

/** The moment (RFC 3339) at which a date, or one `days` later, begins for the viewer. */
export function startOfDay(date: string, days = 0): string {
  const start = Temporal.PlainDate.from(date).add({ days }).toZonedDateTime(viewerZone());
  return start.toInstant().toString();
}

/** The city or place of a zone: "Kolkata" of Asia/Calcutta, "UTC-05:00" of Etc/GMT+5. */
export function zonePlace(zone: string): string {
  if (/^(Etc\/|[+-])/.test(zone)) return offsetName(offsetOf(zone) ?? "");
  return (currentName(zone).split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** An offset as the name of a zone: "UTC+05:30", "UTC" for none. */
export function offsetName(offset: string): string {
  return `UTC${offset === "+00:00" ? "" : offset}`;
}

function offsetOf(zone: string): string | undefined {
  return attempt(() => timeIn(zone, 0).offset);
}

/** The result of `work`; undefined if that throws a RangeError, for an invalid zone or date. */
export function attempt<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
