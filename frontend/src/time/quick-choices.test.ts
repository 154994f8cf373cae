// The quick choices, at their edges.
import { expect, test } from "vitest";
import { quickChoices } from "./quick-choices";

function times(local: string, zone: string) {
  const choices = quickChoices(Date.parse(local), zone);
  return Object.fromEntries(
    choices.map(({ name, time }) => [name, "dueAt" in time ? time.dueAt : time.waitSeconds]),
  );
}

test.each([
  [
    "a Tuesday morning",
    "2026-11-24T08:00:00+11:00",
    "Australia/Sydney",
    ["2026-11-24T18:00:00+11:00", "2026-11-25T09:00:00+11:00", "2026-11-30T09:00:00+11:00"],
  ],
  [
    "17:30 is still time for tonight",
    "2026-11-24T17:30:00+11:00",
    "Australia/Sydney",
    ["2026-11-24T18:00:00+11:00", "2026-11-25T09:00:00+11:00", "2026-11-30T09:00:00+11:00"],
  ],
  [
    "a second later it is not; the month ends",
    "2026-11-30T17:30:01+11:00",
    "Australia/Sydney",
    [undefined, "2026-12-01T09:00:00+11:00", "2026-12-07T09:00:00+11:00"],
  ],
  [
    "on a Monday the next one is meant",
    "2026-11-23T00:00:00+00:00",
    "Europe/London",
    ["2026-11-23T18:00:00+00:00", "2026-11-24T09:00:00+00:00", "2026-11-30T09:00:00+00:00"],
  ],
  [
    "on a Sunday it is tomorrow; the year ends",
    "2028-12-31T12:00:00+00:00",
    "Europe/London",
    ["2028-12-31T18:00:00+00:00", "2029-01-01T09:00:00+00:00", "2029-01-01T09:00:00+00:00"],
  ],
  [
    "clocks go forward in the night",
    "2027-03-27T20:00:00+00:00",
    "Europe/London",
    [undefined, "2027-03-28T09:00:00+01:00", "2027-03-29T09:00:00+01:00"],
  ],
  [
    "clocks go back in the night, a minute before midnight",
    "2026-10-24T23:59:00+01:00",
    "Europe/London",
    [undefined, "2026-10-25T09:00:00+00:00", "2026-10-26T09:00:00+00:00"],
  ],
])("%s", (_case, now, zone, [tonight, tomorrow, monday]) => {
  expect(times(now, zone)).toEqual({
    "ten-minutes": 600,
    hour: 3600,
    ...(tonight === undefined ? {} : { tonight }),
    tomorrow,
    monday,
  });
});

test.each([
  ["en-GB", ["Tonight, 18:00", "Tomorrow, 09:00", "Next Monday, 09:00"]],
  ["en-US", ["Tonight, 06:00 PM", "Tomorrow, 09:00 AM", "Next Monday, 09:00 AM"]],
])("a clock time reads as it does everywhere else in %s", (locale, texts) => {
  const choices = quickChoices(Date.parse("2026-11-24T08:00:00Z"), "Europe/London", locale);
  const spaced = choices.map(({ text }) => text.replaceAll("\u202f", " "));
  expect(spaced).toEqual(["In 10 minutes", "In an hour", ...texts]);
});
