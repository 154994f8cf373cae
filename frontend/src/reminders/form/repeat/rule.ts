// The rule (RFC 5545) of a repeating draft, and the fields of a draft for a rule.
import { Temporal } from "temporal-polyfill";
import { parseRule, type RuleParts, WEEKDAYS } from "../../../schedules/rule/rule-parts";
import { problemsIn } from "../../../time/picker/state";
import { attempt } from "../../../time/zones";
import { type Draft, emptyDraft, type Repeat } from "../draft";
import type { FormProblem } from "../fields";

/** The latest of the days that may be a month's last. */
export const LAST_DAY_RULE = "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1";

const PERIODS: Partial<Record<Repeat, (draft: Draft, date: Temporal.PlainDate) => string>> = {
  day: () => "FREQ=DAILY",
  weekday: () => "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
  week: (draft) => `FREQ=WEEKLY;BYDAY=${weekdaysOf(draft).join(",")}`,
  month: (_, { day }) => `FREQ=MONTHLY;BYMONTHDAY=${day}`,
  "month end": () => LAST_DAY_RULE,
  year: (_, { month, day }) => `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${day}`,
};

const MAX_COUNT = 1000; // the API's

export const isRepeating = ({ timing, repeat }: Draft) => timing === "at" && repeat !== "no";

export function weekdaysOf({ weekdays, date }: Pick<Draft, "weekdays" | "date">): string[] {
  if (weekdays !== "start") return weekdays.split(",").filter(Boolean);
  const day = parseDate(date)?.dayOfWeek ?? 1;
  return WEEKDAYS.slice(day - 1, day);
}

/** The rule of a repeating draft, or everything that is wrong with it. */
export function ruleOfDraft(draft: Draft): { rule: string } | { problems: FormProblem[] } {
  const { repeat, ending, lastDate, count } = draft;
  const period = PERIODS[repeat];
  if (period === undefined) {
    const rule = draft.rule.trim().replace(/^RRULE:/i, "");
    return rule === "" ? { problems: problemsIn({ rule: "Write the rule." }) } : { rule };
  }
  const [first, last] = [parseDate(draft.date), parseDate(lastDate)];
  const isEarly = first && last && Temporal.PlainDate.compare(last, first) < 0;
  const isCount =
    /^\d{1,4}$/.test(count.trim()) && Number(count) >= 1 && Number(count) <= MAX_COUNT;
  const noLast = last === undefined && "Choose the last day.";
  const early = isEarly && "Choose a last day that is not before the date above.";
  const problems = problemsIn({
    weekdays: repeat === "week" && weekdaysOf(draft).length === 0 && "Choose one day or more.",
    lastDate: ending === "date" && (noLast || early),
    count: ending === "count" && !isCount && `Enter a whole number, 1 to ${MAX_COUNT}.`,
  });
  if (problems.length > 0) return { problems };
  const ends = {
    never: "",
    date: `;UNTIL=${lastDate.replaceAll("-", "")}`,
    count: `;COUNT=${Number(count)}`,
  };
  return { rule: period(draft, first ?? new Temporal.PlainDate(2001, 1, 1)) + ends[ending] };
}

const parseDate = (text: string) => attempt(() => Temporal.PlainDate.from(text));

type Repeating = Pick<Draft, "repeat" | "weekdays" | "rule" | "ending" | "lastDate" | "count">;

/** The fields for `rule`, in a draft with `date`: they give the same rule again. */
export function draftOfRule(rule: string, date: string): Repeating {
  const parts = parseRule(rule);
  const first = Temporal.PlainDate.from(date);
  const days = parts?.byDay.map(({ day }) => day).join() ?? "";
  // The weekday of `date` follows when that is changed.
  const weekdays = days === "" || days === WEEKDAYS[first.dayOfWeek - 1] ? "start" : days;
  const { lastDate, count } = emptyDraft(first);
  const fields = { weekdays, rule: "", ending: "never", lastDate, count } as const;
  const ended = { ...fields, ...endOf(parts) };
  const repeat = (Object.keys(PERIODS) as Repeat[]).find((each) => {
    const written = ruleOfDraft({ ...emptyDraft(first), date, ...ended, repeat: each });
    return "rule" in written && JSON.stringify(parseRule(written.rule)) === JSON.stringify(parts);
  });
  return repeat === undefined ? { ...fields, repeat: "custom", rule } : { ...ended, repeat };
}

function endOf(parts: RuleParts | undefined): Partial<Repeating> {
  const { count, until = "" } = parts ?? {};
  if (count !== undefined) return { ending: "count", count: String(count) };
  const day = /^(\d{4})(\d{2})(\d{2})$/.exec(until)?.slice(1);
  return day === undefined ? {} : { ending: "date", lastDate: day.join("-") };
}
