// Finds when a recurrence begins and ends: "from Monday until 20 December", "for 10 days".
import { parseRule } from "../../../schedules/rule/rule-parts";
import { isDayOpen, PLURAL, type Recurrence } from "./recurrence";
import type { End } from "./schedule-fields";
import { mask, type ParseContext, type Span, spanOf, textAt, type TimeExpression } from "./text";
import { timeExpressionsIn } from "./time-expressions";
import { DAY_NAME } from "./unparsed";
import { DURATION, totalOf } from "./wait";
import { EXCEPT } from "./words";

/** "To" only ends a range: "walk to the shop" ends nothing. */
const UNTIL =
  /\b(?:until|till?|through|thru|up to|ending(?: on)?|(?<=\bfrom\s[^,]{1,30}\s)to)\s+(?:the\s+)?/i;
const EXCEPTION = new RegExp(EXCEPT, "i");
const WORDS =
  "(?:until|till?|between|while|during|only|x ?\\d+|\\d+ ?x|\\d+ (?:time|day|week|month)s)";
/** "Sun cream", "buy Christmas cards"; "Easter week" may be a day. */
const OF_NOUN =
  /(?<!\b(?:after|at|before|by|during|from|in|on|over|until|till?|since|this|next) )\b(?:sun|sat|christmas|xmas|easter)(?= (?!(?:after|at|before|by|during|from|in|on|until|till?|since|this|next|for|and|or|to|with|too|off|as|\w+luded|day|eve|weeks?|time|break|only)\b)\p{L})/giu;
const UNPARSED = new RegExp(`\\b${WORDS}\\b|${EXCEPT}|${DAY_NAME.source}`, "iu");
/** "4 Sundays", "football 10 Sundays". */
const COUNTED_DAYS = new RegExp(`\\b\\d{1,2}(?= (?:${PLURAL}|weekends)\\b)`, "i");
const SECOND_DAY = /^(?:every|each) (?:second|2nd) (?!day|week|month|year|.*month)/i;
/** "9am EST" is no time of a zone, and what repeats needs one. */
const NEEDS_PLACE = "a schedule needs a place, such as “London time”";
const START = /\b(?:from|starting|beginning|on|as of|since)\s+$/i;
const WEEK = /(?<!\b(?:from|starting|beginning)\s+)\b(?:this|next) week(?:end)?\b/i;
/** Such a day can only be the first. */
const NEAR = /^(?:to(?:day|morrow|night)|next|this|from|on)\b/i;

/** The time of day, the first day and the end of a recurrence, and what is not sure of them. */
export function boundsOf(text: string, recurrence: Recurrence, context: ParseContext) {
  const rest = mask(text, [recurrence.span]);
  const until = UNTIL.exec(rest);
  const untils = until ? [spanOf(until)] : [];
  const expressions = timeExpressionsIn(mask(rest, untils), context);
  const last = expressions.find(({ found, days }) => days && found.start === untils[0]?.end);
  const exception = EXCEPTION.exec(rest)?.index ?? Number.POSITIVE_INFINITY;
  const isExcepted = ({ found }: TimeExpression) => found.start > exception;
  const isLed = (each?: TimeExpression) => START.test(rest.slice(0, each?.found.start));
  const isOpen = isDayOpen(recurrence);
  const isCertain = ({ isDoubtful, days, found }: TimeExpression) =>
    !isDoubtful || (isOpen && days !== undefined && /\d/.test(textAt(rest, found)));
  const others = expressions.filter((each) => (isCertain(each) || isLed(each)) && each !== last);
  const [timed, ...more] = [...others, ...(last ? [last] : [])].filter(({ clock }) => clock);
  const dated = others.find((each) => each.days !== undefined && !isExcepted(each));
  const lasting = lastingIn(rest, recurrence);
  const used = new Set([timed, dated, last].filter((each) => each && !isExcepted(each)));
  const found = [...used].flatMap((each) => each?.spans ?? []);
  const spans = [...found, ...lasting.spans, ...(last ? untils : [])];
  const wordsOf = (span: Span) => `“${textAt(text, span)}”`;
  const often = wordsOf(recurrence.span);
  const isMonthly = /of the month”$/i.test(often) && !/\b(?:every|each|monthly)\b/i.test(text);
  const day = rest.slice(dated?.found.start);
  const isFirst = isOpen ? !/^last/i.test(day) : isLed(dated) || NEAR.test(day);
  const [end, otherEnd] = last?.days ?? [];
  const [week] = WEEK.exec(rest) ?? [];
  const left = mask(rest, spans).replace(OF_NOUN, "");
  const [unread] = UNPARSED.exec(left) ?? COUNTED_DAYS.exec(mask(text, spans)) ?? [];
  const notes = [
    timed?.offset && `The zone of ${wordsOf(timed.found)} is ignored: ${NEEDS_PLACE}.`,
    isMonthly && `${often} is read as each month.`,
    SECOND_DAY.test(often.slice(1)) && `${often} is read as every other.`,
    ...[dated !== timed && dated?.note, lasting.note],
    otherEnd && `${String(end)} is used as the last day, not ${otherEnd.toString()}.`,
    dated && (!isFirst || !isCertain(dated)) && `${wordsOf(dated.found)} is used as the first day.`,
    ...more.map((each) => `${wordsOf(each.found)} is ignored: a schedule has one time of day.`),
    unread && `What “${unread}” means here is not understood.`,
    week && !unread && !end && !lasting.end && `“${week}” is no end: it goes on.`,
  ];
  return { timed, dated, end: end ?? lasting.end, spans: [recurrence.span, ...spans], notes };
}

/** "3 times daily" is no end. */
const TIMES = /\b(?:for\s+)?(\d{1,3})\s+times(?![\p{L}\d]|\s+\uFFFC)/iu;
const DAYS_OF = { DAILY: 1, WEEKLY: 7, MONTHLY: 28, YEARLY: 365 };

/** How long it goes on. What is no longer than one period is how long each occurrence lasts. */
function lastingIn(
  text: string,
  { rule }: Recurrence,
): { end?: End; spans: Span[]; note?: string } {
  const times = TIMES.exec(text);
  if (times) return { end: Number(times[1]), spans: [spanOf(times)] };
  const [found] = text.matchAll(DURATION);
  const { days, months } = totalOf(found?.[1] ?? "");
  const length = days + months * 30;
  if (found === undefined || length === 0) return { spans: [] };
  const { freq, interval } = parseRule(rule) ?? { freq: "DAILY", interval: 1 };
  if (length > DAYS_OF[freq] * interval) return { end: { days, months }, spans: [spanOf(found)] };
  return { spans: [], note: `“${found[0]}” is not read as its end.` };
}
