// Reads the zone in which a time of day is said: "9am London time", "9am in London".
import { zoneMeant } from "../../../time/zone-names";
import { isUsable } from "../../../time/zones";
import type { Span } from "./types";

interface Said {
  zone: string;
  span: Span;
  /** "In London" may be where it happens, and no zone at all. */
  isCertain: boolean;
}

const PLACE = /^\s+(in\s+)?(\p{Lu}[\p{L}/]*(?:[ _]\p{Lu}[\p{L}]*){0,2})(\s+time)?(?![\p{L}])/u;

/** The zone that follows the time of day that ends at `end`. */
export function zoneAfter(text: string, end: number): Said | undefined {
  const [all = "", leads, place = "", time] = PLACE.exec(text.slice(end)) ?? [];
  if (leads === undefined && time === undefined) return undefined;
  const zone = zoneMeant(place);
  if (zone === undefined || !isUsable(zone)) return undefined;
  return { zone, span: { start: end, end: end + all.length }, isCertain: time !== undefined };
}
