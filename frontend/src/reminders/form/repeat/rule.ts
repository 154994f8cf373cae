// The rule that a draft repeats by, as the API takes it, and what of a draft a rule fills in.
import { Temporal } from "temporal-polyfill";
import { parseRule, WEEKDAYS } from "../../../schedules/rule/rule-parts";
import { type Draft, emptyDraft, type Repeat } from "../draft";
import type { FormProblem } from "../fields";

/** On the last day of each month: the latest of those that may be it. */
export const LAST_DAY_RULE = "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1";

/** Whether what is filled in is sent more than once: that needs a date. */
export function isRepeating({ timing, repeat }: Draft): boolean {
  return timing === "at" && repeat !== "no";
}

/** The days of the week on which a draft is sent, where a week is what it is repeated by. */
export function weekdaysOf({ weekdays, date }: Pick<Draft, "weekdays" | "date">): string[] {
  if (weekdays !== "start") return weekdays.split(",").filter(Boolean);
  const day = parseDate(date)?.dayOfWeek ?? 1;
  return WEEKDAYS.slice(day - 1, day);
}

/** The rule of a repeating draft, or everything that is wrong with it. */
export function ruleOfDraft(draft: Draft): { rule: string } | { problems: FormProblem[] } {
  if (draft.repeat === "custom") {
    const rule = draft.rule.trim().replace(/^RRULE:/i, "");
    const missing: FormProblem = { field: "rule", text: "Write the rule." };
    return rule === "" ? { problems: [missing] } : { rule };
  }
  const problems = [...weekdayProblems(draft), ...endProblems(draft)];
  return problems.length > 0 ? { problems } : { rule: `${period(draft)}${end(draft)}` };
}

/** The rule without its end. */
function period(draft: Draft): string {
  const { day = 1, month = 1 } = parseDate(draft.date) ?? {};
  switch (draft.repeat) {
    case "weekday":
      return "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR";
    case "week":
      return `FREQ=WEEKLY;BYDAY=${weekdaysOf(draft).join(",")}`;
    case "month":
      return `FREQ=MONTHLY;BYMONTHDAY=${day}`;
    case "month end":
      return LAST_DAY_RULE;
    case "year":
      return `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${day}`;
    case "day":
      return "FREQ=DAILY";
    case "no":
    case "custom":
      throw new Error(`${draft.repeat} is no period`);
  }
}

function end({ ending, lastDate, count }: Draft): string {
  if (ending === "date") return `;UNTIL=${lastDate.replaceAll("-", "")}`;
  return ending === "count" ? `;COUNT=${Number(count)}` : "";
}

function weekdayProblems(draft: Draft): FormProblem[] {
  if (draft.repeat !== "week" || weekdaysOf(draft).length > 0) return [];
  return [{ field: "weekdays", text: "Choose one day or more." }];
}

/** As many as the API takes. */
const MOST_TIMES = 1000;

function endProblems({ ending, lastDate, count, date }: Draft): FormProblem[] {
  const last = parseDate(lastDate);
  const first = parseDate(date);
  if (ending === "date" && last === undefined) {
    return [{ field: "lastDate", text: "Choose the last day." }];
  }
  if (ending === "date" && last && first && Temporal.PlainDate.compare(last, first) < 0) {
    return [{ field: "lastDate", text: "Choose a last day that is not before the date above." }];
  }
  const isCount =
    /^\d{1,4}$/.test(count.trim()) && Number(count) >= 1 && Number(count) <= MOST_TIMES;
  if (ending !== "count" || isCount) return [];
  return [{ field: "count", text: `Enter a whole number, 1 to ${MOST_TIMES}.` }];
}

function parseDate(text: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

type Repeating = Pick<Draft, "repeat" | "weekdays" | "rule" | "ending" | "lastDate" | "count">;

const CHOICES: readonly Repeat[] = ["day", "weekday", "week", "month", "month end", "year"];

/** The fields for `rule`, for a draft with `date`: written again from them it is the same. */
export function draftOfRule(rule: string, date: string): Repeating {
  const empty = emptyDraft(Temporal.PlainDate.from(date));
  const end = endOf(rule, empty);
  const weekdays = weekdaysIn(rule, date);
  const draft = CHOICES.map((repeat): Draft => ({ ...empty, date, repeat, weekdays, ...end })).find(
    (candidate) => isSameRule(ruleOfDraft(candidate), rule),
  );
  const { repeat, ending, lastDate, count } = draft ?? { ...empty, repeat: "custom" };
  return { repeat, weekdays, rule: draft === undefined ? rule : "", ending, lastDate, count };
}

function isSameRule(written: ReturnType<typeof ruleOfDraft>, rule: string): boolean {
  return "rule" in written && canonical(written.rule) === canonical(rule);
}

function canonical(rule: string): string {
  return JSON.stringify(parseRule(rule));
}

function endOf(rule: string, empty: Draft): Pick<Draft, "ending" | "lastDate" | "count"> {
  const { count, until } = parseRule(rule) ?? {};
  const { lastDate } = empty;
  if (count !== undefined) return { ending: "count", count: String(count), lastDate };
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(until ?? "") ?? [];
  if (year === undefined) return { ending: "never", count: empty.count, lastDate };
  return { ending: "date", lastDate: `${year}-${month}-${day}`, count: empty.count };
}

/** Where they are no others than the day of `date`, they follow when that is changed. */
function weekdaysIn(rule: string, date: string): string {
  const days = parseRule(rule)?.byDay.map(({ day }) => day) ?? [];
  const own = WEEKDAYS[Temporal.PlainDate.from(date).dayOfWeek - 1];
  return days.length === 0 || days.join() === own ? "start" : days.join();
}
