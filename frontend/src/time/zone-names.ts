// The zones to choose from, by the names that IANA has for them today.

/**
 * Names that browsers still list, and what they are today, by IANA's file `backward`:
 * https://data.iana.org/time-zones/tzdb/backward
 */
const TODAY: Readonly<Record<string, string>> = {
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

/** A zone's name of today. */
export function todaysName(zone: string): string {
  return TODAY[zone] ?? zone;
}

let listed: readonly string[] | undefined;

/** UTC, and the names of today of all zones that this browser lists, in order. */
export function zoneNames(): readonly string[] {
  listed ??= ["UTC", ...new Set(Intl.supportedValuesOf("timeZone").map(todaysName).toSorted())];
  return listed;
}

/**
 * The zone that somebody means by `text`: its name in any case, today's or a former one, or its
 * place alone where there is one of that name; undefined where it is none.
 */
export function zoneMeant(text: string): string | undefined {
  const wanted = plain(text);
  const former = Object.keys(TODAY).find((name) => plain(name) === wanted);
  const named = zoneNames().find((name) => plain(name) === wanted);
  const places = zoneNames().filter((name) => plain(name).endsWith(`/${wanted}`));
  return named ?? TODAY[former ?? ""] ?? (places.length === 1 ? places[0] : undefined);
}

function plain(name: string): string {
  return name.trim().toLowerCase().replaceAll("_", " ");
}
