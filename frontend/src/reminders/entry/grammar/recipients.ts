// Reads how and to whom a reminder goes, and the zone of a time of day: "by sms", "to nora@example.org", "9am London time".
import type { Preference } from "../../../api/types";
import { zoneMeant } from "../../../time/zone-names";
import { isUsable } from "../../../time/zones";
import { type Span, spanOf, type Understood } from "./text";

/** What is said of that, and where. */
interface Told {
  to: Understood["to"];
  spans: Span[];
}

const CHANNEL = "(?:both|e-?mail|sms|text(?: message)?)";
const BY = new RegExp(`\\b(?:by|via)\\s+(${CHANNEL}(?:\\s+(?:and|\\+|&)\\s+${CHANNEL})?)\\b`, "i");
const FIRST = /^(text|sms|e-?mail)\s+me\b/i;
/** "Both" right before "to nora@…"; "send both to" is what to be reminded of. */
const BEFORE_TO = /(?<!\bsend\s)\b(both|sms)\s+$/i;
const LAST = /\s(both|sms|e-?mail)\s*$/i;
/** "Reply to nora@…" is what to be reminded of. */
const EMAIL =
  /(?<!\b(?:write|reply|respond|mail|email|e-mail|send|sent|forward)(?: \S+)?\s)\bto\s+([^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]+)/i;
/** Of "+61491570156 7pm" the 7 is no part: of a time, or after a number that has no spaces. */
const PHONE = /\bto\s+(\+\d{10,15}|\+\d(?:[\s().-]?\d){6,14})(?!\d|:\d|\s?[ap]\.?m\b)/i;

/** What `text` says of how and to whom, but for a last word. */
export function recipientsIn(text: string): Told {
  const [email, phone] = [EMAIL.exec(text), PHONE.exec(text)];
  const beforeTo = BEFORE_TO.exec(text.slice(0, (email ?? phone)?.index ?? 0));
  const by = BY.exec(text) ?? FIRST.exec(text) ?? beforeTo;
  const channel = by?.[1] === undefined ? undefined : preferenceOf(by[1]);
  const implied = email && phone ? "both" : phone ? "sms" : email ? "email" : undefined;
  const preference = channel ?? implied;
  return {
    to: {
      ...(preference && { preference }),
      ...(email?.[1] && { email: email[1] }),
      ...(phone?.[1] && { phone: phone[1] }),
    },
    spans: [by, email, phone].filter((found) => found !== null).map(spanOf),
  };
}

/** The channel that the last word of `text` names: whether it is meant depends on what is before. */
export function lastWordChannel(text: string): { preference: Preference; span: Span } | undefined {
  const found = LAST.exec(text);
  if (found?.[1] === undefined) return undefined;
  return { preference: preferenceOf(found[1]), span: spanOf(found) };
}

function preferenceOf(words: string): Preference {
  const [hasEmail, hasSms] = [/mail/i.test(words), /sms|text/i.test(words)];
  if (/both/i.test(words) || (hasEmail && hasSms)) return "both";
  return hasEmail ? "email" : "sms";
}

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
