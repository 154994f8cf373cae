// The rule that a filled form means, and the form that a rule fills in.
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { type Draft, emptyDraft } from "../draft";
import { draftOfRule, ruleOfDraft } from "./rule";

const DATE = Temporal.PlainDate.from("2026-12-01"); // a Tuesday

function ruleFor(changes: Partial<Draft>) {
  return ruleOfDraft({ ...emptyDraft(DATE), date: "2026-12-01", timing: "at", ...changes });
}

const TABLE: readonly (readonly [string, Partial<Draft>])[] = [
  ["FREQ=DAILY", { repeat: "day" }],
  ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", { repeat: "weekday" }],
  ["FREQ=WEEKLY;BYDAY=TU", { repeat: "week" }],
  ["FREQ=WEEKLY;BYDAY=MO,SU", { repeat: "week", weekdays: "MO,SU" }],
  ["FREQ=MONTHLY;BYMONTHDAY=1", { repeat: "month" }],
  ["FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", { repeat: "month end" }],
  ["FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1", { repeat: "year" }],
  ["FREQ=DAILY;COUNT=7", { repeat: "day", ending: "count", count: "7" }],
  ["FREQ=DAILY;UNTIL=20261231", { repeat: "day", ending: "date", lastDate: "2026-12-31" }],
  ["FREQ=DAILY;BYHOUR=8,20", { repeat: "custom", rule: " RRULE:FREQ=DAILY;BYHOUR=8,20 " }],
];

test.each(TABLE)("the form means %s", (rule, changes) => {
  expect(ruleFor(changes)).toEqual({ rule });
});

test.each(TABLE)("the form that is filled in from %s means it", (rule) => {
  expect(ruleFor(draftOfRule(rule, "2026-12-01"))).toEqual({ rule });
});

test.each([
  ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "weekday"],
  ["FREQ=WEEKLY;BYDAY=TU", "week"],
  ["FREQ=MONTHLY;BYMONTHDAY=1;COUNT=3", "month"],
  ["FREQ=MONTHLY;BYMONTHDAY=2", "custom"],
  ["FREQ=DAILY;INTERVAL=2", "custom"],
  ["FREQ=DAILY;UNTIL=20261231T085959", "custom"],
])("%s is shown as %s", (rule, repeat) => {
  expect(draftOfRule(rule, "2026-12-01").repeat).toBe(repeat);
});

const WRONG: readonly (readonly [string, Partial<Draft>])[] = [
  ["weekdays", { repeat: "week", weekdays: "" }],
  ["rule", { repeat: "custom", rule: " " }],
  ["count", { repeat: "day", ending: "count", count: "0" }],
  ["count", { repeat: "day", ending: "count", count: "1001" }],
  ["count", { repeat: "day", ending: "count", count: "1.5" }],
  ["lastDate", { repeat: "day", ending: "date", lastDate: "" }],
  ["lastDate", { repeat: "day", ending: "date", lastDate: "2026-11-30" }],
];

test.each(WRONG)("what is wrong is said of its field: %s of %o", (field, changes) => {
  expect(ruleFor(changes)).toMatchObject({ problems: [{ field }] });
});
