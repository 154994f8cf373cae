// Finds the channel and the recipients ("by sms", "to nora@example.org"), and the zone of a time.
import type { Preference } from "../../../api/types";
import { isUsable, parseZone } from "../../../time/zones";
import { mask, type Reading, type Span, spanOf } from "./text";

const CHANNEL = "(?:both|e-?mail|sms|text(?: message)?)";
const BY = new RegExp(
  `(?:\\b(?:by|via)\\s+|\\()(${CHANNEL}(?:\\s+(?:and|\\+|&)\\s+${CHANNEL})?)\\b\\)?`,
  "i",
);
/** "By SMS to +61… and email to nora@…". */
const AND_BY = new RegExp(`\\band\\s+(?:(?:by|via)\\s+)?(${CHANNEL})\\s+(?=to\\s)`, "i");
const FIRST = /^(?:(?:text|sms|e-?mail)\s+me|send\s+me\s+an?\s+(?:text|sms|e-?mail))\b/i;
/** "Both" right before "to nora@…"; "send both to" belongs to the message. */
const BEFORE_TO = /(?<!\b(?:send|an?|the|by)\s)\b(?:both|sms|text|e-?mail)\s+$/i;
const LAST =
  /\s(?:(?:over|through|using|with|w\/)\s+)?(?:both|(?:sms|e-?mail)(?: me)?|text me)\s*$/i;
/** "Reply to nora@…" belongs to the message. */
const REPLY = "write|reply|respond";
const SEND = `\\b(?:${REPLY}|send|sent|forward)(?: \\S+){0,5}\\s`;
const TO = `(?<!${SEND}|\\b(?:mail|email|e-mail)(?: \\S+){1,5}\\s)\\bto\\s+`;
/** "SMS +61… at 18:00: tea"; "text Anna" is for oneself to do. */
const COMMAND = "^(?:text|sms|e-?mail):?\\s+(?:to\\s+)?";
const COMMANDED = new RegExp(COMMAND, "i");
/** "Email bob@… about the invoice": it may be what is to be done; "email bob@…: hi" is sent to Bob. */
const MAY_BE_TASK = new RegExp(`^\\|(?:text|e-?mail)\\s+(?!to\\b)|${SEND}\\|`, "i");
/** "To Nora Ash <nora@…>": the name is no part of the address. */
const NAME = "(?:(?:[\\p{L}.'’-]+\\s+){1,3}(?=[<(]))?[<(]?";
const EMAIL = new RegExp(
  `(?:${COMMAND}|${TO})${NAME}([^\\s@,;<>()]+@[^\\s@,;:<>()]+\\.[^\\s@,;:!?<>().]+)[>)]?`,
  "iu",
);
/** The 7 of "+61491570156 7pm" is no part of the number. */
const PHONE = new RegExp(
  `(?:${COMMAND}|\\bto\\s+)` +
    "(\\+\\d{10,15}|\\+\\d(?:[\\s().-]?\\d){6,14})(?!\\d|:\\d|\\s?[ap]\\.?m\\b)",
  "i",
);

/** What looks like a recipient and was not parsed; a date is none. */
const NUMBER = "(?!\\d{1,4}([-./])\\d\\d?\\1\\d)\\+?(?:[\\s().-]?\\d){5,}";
const AFTER_PARSED = "\\uFFFC\\s*(?:,|;|&|and|or|(?=\\s\\+?\\d))";
const TO_RECIPIENT = `(?<!\\b(?:${REPLY})(?: \\S+)?\\s)\\bto:?|^remind|\\b(?:for|cc)`;
const LEAD = `(?:${TO_RECIPIENT}|${AFTER_PARSED}|\\b(?:text|e-?mail|sms):?(?:\\s+to)?)`;
const UNPARSED = new RegExp(`${LEAD}\\s+(?:\\S*@\\S*|${NUMBER})`, "i");

/** The channel and the recipients, but for a channel that is the last word. */
export function recipientsIn(text: string) {
  const by = BY.exec(text) ?? FIRST.exec(text);
  const also = by && AND_BY.exec(text);
  const rest = mask(text, spansOf([by, also]));
  const [email, phone] = [EMAIL.exec(rest), PHONE.exec(rest)];
  const named = email ?? phone;
  const beforeTo = by
    ? null
    : (BEFORE_TO.exec(text.slice(0, named?.index ?? 0)) ?? COMMANDED.exec(named?.[0] ?? ""));
  const words = [by, also, beforeTo].map((match) => match?.[0]).join("");
  const channel = words === "" ? undefined : channelIn(words);
  const implied = email || phone ? preferenceOf(email !== null, phone !== null) : undefined;
  const preference = channel ?? implied;
  const spans = spansOf([by, also, beforeTo, email, phone]);
  const unparsed = [
    channel === "sms" && email?.[0],
    channel === "email" && phone?.[0],
    UNPARSED.exec(mask(text, spans))?.[0].replace(/^[\s\uFFFC]+/, ""),
  ].filter(Boolean);
  const isTask = (match: RegExpExecArray | null) =>
    match && MAY_BE_TASK.test(`${text.slice(0, match.index)}|${match[0]}`);
  const command = [email, phone].find(isTask)?.[0];
  const isOpen = command !== undefined && !/:\s/.test(text);
  return {
    to: {
      ...(preference && { preference }),
      ...(email?.[1] && { email: email[1] }),
      ...(phone?.[1] && { phone: phone[1] }),
    },
    recipientNotes: [
      ...unparsed.map((found) => `It does not go “${found}”: that is not understood.`),
      ...(isOpen ? [`“${command}” is read as who gets it, not as what to do.`] : []),
    ],
    /** "Email bob@…": without a message it is what to do. */
    isCommand: COMMANDED.test(named?.[0] ?? ""),
    spans,
  };
}

function spansOf(matches: readonly (RegExpExecArray | null)[]): Span[] {
  return matches.filter((match) => match !== null).map(spanOf);
}

/** The channel that the last word names. */
export function lastWordChannel(text: string) {
  const found = LAST.exec(text);
  return found && { preference: channelIn(found[0]), start: found.index };
}

/** Whether the last word of `text` is no part of the message. */
export function endsWithTime(text: string, first: Reading | undefined): boolean {
  const [word = ""] = /\S+$/.exec(text.replace(/[\s\uFFFC,.!]+$/, "")) ?? [];
  return first?.when !== undefined && !first.message.endsWith(word);
}

function channelIn(words: string): Preference {
  return preferenceOf(/mail|both/i.test(words), /sms|text|both/i.test(words));
}

function preferenceOf(hasEmail: boolean, hasSms: boolean): Preference {
  if (hasEmail && hasSms) return "both";
  return hasEmail ? "email" : "sms";
}

const PLACE = /^\s+(?:in\s+)?\(?(\p{Lu}[\p{L}/]*(?:[ _]\p{Lu}[\p{L}]*){0,2})(?![\p{L}])\)?/u;
const TIME_OF = /^\s+(?:in\s+)?\(?(\p{L}[\p{L}/]*(?:[ _]\p{L}+){0,2})\s+time(?!\p{L})\)?/iu;

/** The zone right after `end`, where a time of day ends. */
export function zoneAfter(text: string, end: number) {
  const after = text.slice(end);
  const named = TIME_OF.exec(after);
  const isNamed = parseZone(named?.[1] ?? "") !== undefined;
  const [all = "", place = ""] = (isNamed ? named : PLACE.exec(after)) ?? [];
  const zone = parseZone(place);
  if (zone === undefined || !isUsable(zone)) return undefined;
  return {
    zone,
    span: { start: end, end: end + all.length },
    /** "London" alone may be where something happens. */
    isCertain: isNamed || place.includes("/"),
  };
}
