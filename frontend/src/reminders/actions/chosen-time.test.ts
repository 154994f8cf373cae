// What a filled-in date and time mean.
import { expect, test } from "vitest";
import { askedTime, chosenTime } from "./chosen-time";

const NOON = Date.parse("2026-10-24T12:00:00+01:00");

test.each([
  ["2026-10-25", "09:00", "earlier", "2026-10-25T09:00:00+00:00[Europe/London]"],
  ["2026-10-25", "01:30", "earlier", "2026-10-25T01:30:00+01:00[Europe/London]"],
  ["2026-10-25", "01:30", "later", "2026-10-25T01:30:00+00:00[Europe/London]"],
] as const)("%s %s, the %s", (date, time, occurrence, moment) => {
  const chosen = chosenTime(date, time, "Europe/London", occurrence, NOON);
  expect("at" in chosen && chosen.at.toString()).toBe(moment);
});

test.each([
  ["", "09:00", "Choose a date and a time."],
  ["2026-10-25", "", "Choose a date and a time."],
  ["2026-10-24", "12:00", "Choose a time in the future."],
  ["2027-03-28", "01:30", "Clocks go forward that day and skip this time. The next one is 02:00."],
])("%s %s names none", (date, time, problem) => {
  expect(chosenTime(date, time, "Europe/London", "earlier", NOON)).toEqual({ problem });
});

const SYDNEY = { timezone: "Australia/Sydney" }; // the viewer's

test.each([
  [{ dueAt: "2027-01-15T09:00:00+11:00" }, { dueAt: "2027-01-15T09:00:00", ...SYDNEY }],
  [{ dueAt: "2027-04-04T02:30:00+10:00" }, { dueAt: "2027-04-04T02:30:00+10:00" }],
  [{ waitSeconds: 600 }, { waitSeconds: 600 }],
])("%o of a reminder in the viewer's zone is asked for as %o", (time, asked) => {
  expect(askedTime(time, SYDNEY)).toEqual(asked);
});

test("a reminder of another zone keeps that", () => {
  const time = { dueAt: "2027-01-15T09:00:00+11:00" };
  expect(askedTime(time, { timezone: "Europe/London" })).toEqual(time);
});
