// The quick choices, at their edges.
import { expect, test } from "vitest";
import { quickChoices } from "./TimePicker";

const USUAL = { morning: "09:00", evening: "18:00" };

/** The choices of a day, without their year, seconds and offset. */
function days(local: string, zone: string, quickTimes = USUAL) {
  const choices = quickChoices(Date.parse(local), zone, quickTimes, "en-GB");
  return Object.fromEntries(
    choices.flatMap(({ name, time }) => ("dueAt" in time ? [[name, time.dueAt.slice(5, 16)]] : [])),
  ) as Record<string, string>;
}

test.each([
  [
    "a minute before the evening there is one",
    "2026-11-24T17:59:00+11:00",
    "Australia/Sydney",
    {
      evening: "11-24T18:00",
      tomorrow: "11-25T09:00",
      weekend: "11-28T09:00",
      monday: "11-30T09:00",
    },
  ],
  [
    "once it has begun there is none; the month ends",
    "2026-11-30T18:00:00+11:00",
    "Australia/Sydney",
    { tomorrow: "12-01T09:00", weekend: "12-05T09:00", monday: "12-07T09:00" },
  ],
  [
    "on a Monday the next one is meant",
    "2026-11-23T00:00:00+00:00",
    "Europe/London",
    {
      evening: "11-23T18:00",
      tomorrow: "11-24T09:00",
      weekend: "11-28T09:00",
      monday: "11-30T09:00",
    },
  ],
  [
    "on a Friday the weekend is tomorrow, once",
    "2026-11-27T19:00:00+00:00",
    "Europe/London",
    { tomorrow: "11-28T09:00", monday: "11-30T09:00" },
  ],
  [
    "on a Saturday the weekend is the next",
    "2026-11-28T08:00:00+00:00",
    "Europe/London",
    {
      evening: "11-28T18:00",
      tomorrow: "11-29T09:00",
      monday: "11-30T09:00",
      weekend: "12-05T09:00",
    },
  ],
  [
    "on a Sunday next week is tomorrow; the year ends",
    "2028-12-31T12:00:00+00:00",
    "Europe/London",
    { evening: "12-31T18:00", tomorrow: "01-01T09:00", weekend: "01-06T09:00" },
  ],
  [
    "clocks go back in the night, a minute before midnight",
    "2026-10-24T23:59:00+01:00",
    "Europe/London",
    { tomorrow: "10-25T09:00", monday: "10-26T09:00", weekend: "10-31T09:00" },
  ],
])("%s", (_case, now, zone, expected) => {
  expect(days(now, zone)).toEqual(expected);
});

test("the times are one's own; one that clocks skip is the next that exists", () => {
  const own = { morning: "01:30", evening: "20:15" };
  const found = days("2027-03-27T19:00:00+00:00", "Europe/London", own);
  expect(found).toMatchObject({ evening: "03-27T20:15", tomorrow: "03-28T02:30" });
});

const TEXTS = {
  "en-GB": [
    "This evening, 18:00",
    "Tomorrow, Wed 09:00",
    "Weekend, Sat 09:00",
    "Next week, Mon 09:00",
  ],
  "en-US": [
    "This evening, 06:00 PM",
    "Tomorrow, Wed 09:00 AM",
    "Weekend, Sat 09:00 AM",
    "Next week, Mon 09:00 AM",
  ],
};

test.each(["en-GB", "en-US"] as const)("each says what it leads to, in %s", (locale) => {
  const choices = quickChoices(Date.parse("2026-11-24T08:00:00Z"), "Europe/London", USUAL, locale);
  const spaced = choices.map(({ text }) => text.replaceAll("\u202f", " "));
  expect(spaced).toEqual(["In 10 minutes", "In an hour", ...TEXTS[locale]]);
});
