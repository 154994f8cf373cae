// Reads how and to whom a reminder goes ("by sms", "to nora@example.org"), and the zone of a time.
import type { Preference } from "../../../api/types";
import { zoneMeant } from "../../../time/zone-names";
import { isUsable } from "../../../time/zones";
import { mask, spanOf } from "./text";

const CHANNEL = "(?:both|e-?mail|sms|text(?: message)?)";
const BY = new RegExp(
  `(?:\\b(?:by|via)\\s+|\\()(${CHANNEL}(?:\\s+(?:and|\\+|&)\\s+${CHANNEL})?)\\b\\)?`,
  "i",
);
/** "By SMS to +61… and email to nora@…". */
const AND_BY = new RegExp(`\\band\\s+(?:(?:by|via)\\s+)?(${CHANNEL})\\s+(?=to\\s)`, "i");
const FIRST = /^(?:(?:text|sms|e-?mail)\s+me|send\s+me\s+an?\s+(?:text|sms|e-?mail))\b/i;
/** "Both" right before "to nora@…"; "send both to" is what to be reminded of. */
const BEFORE_TO = /(?<!\bsend\s)\b(both|sms)\s+$/i;
const LAST =
  /\s(?:(?:over|through|using|with|w\/)\s+)?(?:both|(?:sms|e-?mail)(?: me)?|text me)\s*$/i;
/** "Reply to nora@…" is what to be reminded of. */
const REPLY = "write|reply|respond";
const TO = `(?<!\\b(?:${REPLY}|mail|email|e-mail|send|sent|forward)(?: \\S+){0,5}\\s)\\bto\\s+`;
/** "To Nora Ash <nora@…>": the name is no part of the address. */
const NAME = "(?:(?:[\\p{L}.'’-]+\\s+){1,3}(?=[<(]))?[<(]?";
const EMAIL = new RegExp(
  `${TO}${NAME}([^\\s@,;<>()]+@[^\\s@,;:<>()]+\\.[^\\s@,;:!?<>().]+)[>)]?`,
  "iu",
);
/** Of "+61491570156 7pm" the 7 is no part: of a time, or after a number that has no spaces. */
const PHONE = /\bto\s+(\+\d{10,15}|\+\d(?:[\s().-]?\d){6,14})(?!\d|:\d|\s?[ap]\.?m\b)/i;

/** What looks like somebody, and was not taken; a date is nobody. */
const NUMBER = "(?!\\d{1,4}([-./])\\d\\d?\\1\\d)\\+?(?:[\\s().-]?\\d){5,}";
const AFTER_TAKEN = "\\uFFFC\\s*(?:,|;|&|and|or|(?=\\s\\+?\\d))";
const TO_SOMEBODY = `(?<!\\b(?:${REPLY})(?: \\S+)?\\s)\\bto:?|^remind|\\b(?:for|cc)`;
const LEAD = `(?:${TO_SOMEBODY}|${AFTER_TAKEN}|(?<=\\S\\s+)sms)`;
const UNPARSED = new RegExp(`${LEAD}\\s+(?:\\S*@\\S*|${NUMBER})`, "i");

/** What `text` says of how and to whom, but for a last word. */
export function recipientsIn(text: string) {
  const by = BY.exec(text) ?? FIRST.exec(text);
  const also = by && AND_BY.exec(text);
  const channels = [by, also].filter((found) => found !== null);
  // What is read as a channel already is no "email to nora@…".
  const rest = mask(text, channels.map(spanOf));
  const [email, phone] = [EMAIL.exec(rest), PHONE.exec(rest)];
  const beforeTo = by ? null : BEFORE_TO.exec(text.slice(0, (email ?? phone)?.index ?? 0));
  const words = [...channels, ...(beforeTo ? [beforeTo] : [])].map(([words]) => words).join(" ");
  const channel = words === "" ? undefined : preferenceOf(words);
  const implied = email && phone ? "both" : phone ? "sms" : email ? "email" : undefined;
  const preference = channel ?? implied;
  const spans = [...channels, beforeTo, email, phone].filter((found) => found !== null).map(spanOf);
  const others = [
    channel === "sms" ? email?.[0] : channel === "email" ? phone?.[0] : undefined,
    UNPARSED.exec(mask(text, spans))?.[0].replace(/^[\s\uFFFC]+/, ""),
  ].filter((found) => found !== undefined);
  return {
    to: {
      ...(preference && { preference }),
      ...(email?.[1] && { email: email[1] }),
      ...(phone?.[1] && { phone: phone[1] }),
    },
    recipientNotes: others.map((found) => `It does not go “${found}”: that is not understood.`),
    spans,
  };
}

/** The channel that the last word names: whether it is meant depends on what is before. */
export function lastWordChannel(text: string) {
  const found = LAST.exec(text);
  return found && { preference: preferenceOf(found[0]), start: found.index };
}

function preferenceOf(words: string): Preference {
  const [hasEmail, hasSms] = [/mail/i.test(words), /sms|text/i.test(words)];
  if (/both/i.test(words) || (hasEmail && hasSms)) return "both";
  return hasEmail ? "email" : "sms";
}

const PLACE = /^\s+(?:in\s+)?\(?(\p{Lu}[\p{L}/]*(?:[ _]\p{Lu}[\p{L}]*){0,2})(?![\p{L}])\)?/u;
const TIME_OF = /^\s+(?:in\s+)?\(?(\p{L}[\p{L}/]*(?:[ _]\p{L}+){0,2})\s+time(?!\p{L})\)?/iu;

/** The zone that follows the time of day that ends at `end`. */
export function zoneAfter(text: string, end: number) {
  const after = text.slice(end);
  const named = TIME_OF.exec(after);
  const isNamed = zoneMeant(named?.[1] ?? "") !== undefined;
  const [all = "", place = ""] = (isNamed ? named : PLACE.exec(after)) ?? [];
  const zone = zoneMeant(place);
  if (zone === undefined || !isUsable(zone)) return undefined;
  return {
    zone,
    span: { start: end, end: end + all.length },
    /** "London" may be where it happens, and no zone at all. */
    isCertain: isNamed || place.includes("/"),
  };
}
