// What of a draft a rule fills in: one of the page's own, else the rule itself.
import { Temporal } from "temporal-polyfill";
import { parseRule, WEEKDAYS } from "../../../schedules/rule/rule-parts";
import { type Draft, emptyDraft, type Repeat } from "../draft";
import { ruleOfDraft } from "./rule-of-draft";

type Repeating = Pick<Draft, "repeat" | "weekdays" | "rule" | "ending" | "lastDate" | "count">;

const CHOICES: readonly Repeat[] = ["day", "weekday", "week", "month", "month end", "year"];

/** The fields for `rule`, for a draft with `date`: written again from them it is the same. */
export function draftOfRule(rule: string, date: string): Repeating {
  const empty = emptyDraft(Temporal.PlainDate.from(date));
  const end = endOf(rule, empty);
  const weekdays = weekdaysOf(rule, date);
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
function weekdaysOf(rule: string, date: string): string {
  const days = parseRule(rule)?.byDay.map(({ day }) => day) ?? [];
  const own = WEEKDAYS[Temporal.PlainDate.from(date).dayOfWeek - 1];
  return days.length === 0 || days.join() === own ? "start" : days.join();
}
