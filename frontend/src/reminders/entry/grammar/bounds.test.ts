// From when and until when what repeats goes on, and on which days of a week.
import { describe, expect, test } from "vitest";
import { notesOf, readings, WEDNESDAY } from "../../../testing/grammar";
import { parseEntry } from "./parse-entry";
import { laterStart } from "./schedule-fields";

describe("an end is an end, and only what is led so is a start", () => {
  test.each([
    ["take antibiotics daily at 8am for 10 days", "2026-11-26 08:00 day until 2026-12-05"],
    ["pills every day at 8am for the next two weeks", "2026-11-26 08:00 day until 2026-12-09"],
    ["gym every Monday 6pm for 3 months", "2026-11-30 18:00 week until 2027-02-27"],
    ["every Monday until 20 December at 9am course", "2026-11-30 09:00 week until 2026-12-20"],
    ["every day at 8am until Friday", "2026-11-26 08:00 day until 2026-11-27"],
    ["water daily at 8am till Fri please", "2026-11-26 08:00 day until 2026-11-27"],
    ["daily 9am from 1 Dec to 24 Dec advent", "2026-12-01 09:00 day until 2026-12-24"],
    ["pills daily 9am from tomorrow for 2 weeks", "2026-11-26 09:00 day until 2026-12-09"],
    ["pills daily 9am as of Monday", "2026-11-30 09:00 day"],
    ["yoga Tuesdays 9am starting next week", "2026-12-01 09:00 week"],
    ["pills daily 9am from next month", "2026-12-01 09:00 day"],
    ["standup every weekday 9am starting Monday", "2026-11-30 09:00 weekday"],
    ["birthday 14 June every year 8am", "2027-06-14 08:00 year"],
    ["rent 15th monthly 9am", "2026-12-15 09:00 month"],
    ["run every day for 30 minutes at 7am", "2026-11-26 07:00 day"],
    [
      "beer every other Friday 5pm for 5 times",
      "2026-11-27 17:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=5",
    ],
  ])("%s", (text, expected) => {
    expect(readings(text).map((each) => each.replace(/.*@ /, ""))).toEqual([expected]);
    expect(notesOf(text)).toEqual([]);
  });

  test.each([
    ["pills every day except Sunday at 9am", "pills except Sunday at 9am", "“except”"],
    ["standup every weekday 9am until further notice", "standup until further notice", "“until”"],
    ["mow 4 Sundays 9am", "mow 4", "What “4” means here is not understood."],
    ["tidy two weekends 9am", "tidy two weekends", "“weekends” is not understood as a day."],
    ["fast for 2 days every month", "fast for 2 days", "“for 2 days” is not read as its end."],
    ["course every Monday 20 December at 9am", "course", "is used as the first day."],
    ["first Monday of the month 9am review", "review", "is read as each month."],
    ["run every day at 9am until next Friday", "run", "is used as the last day"],
  ])("of %s it is asked", (text, message, note) => {
    const [first] = parseEntry(text, WEDNESDAY).readings;
    expect(first?.message).toBe(message);
    expect(first?.notes.join(" ")).toContain(note);
  });

  test.each([
    [
      "antibiotics at 8am for 10 days",
      [
        "antibiotics @ 2026-11-26 08:00 day until 2026-12-05",
        "antibiotics for 10 days @ 2026-11-26 08:00",
      ],
    ],
    [
      "pills 8am x 5 days",
      ["pills @ 2026-11-26 08:00 day until 2026-11-30", "pills for 5 days @ 2026-11-26 08:00"],
    ],
    [
      "book a car for 5 days tomorrow 9am",
      [
        "book a car for 5 days @ 2026-11-26 09:00",
        "book a car @ 2026-11-26 09:00 day until 2026-11-30",
      ],
    ],
    ["lease for a year Friday 9am", ["lease for a year @ 2026-11-27 09:00"]],
    ["walk for an hour at 5pm", ["walk for an hour @ 2026-11-25 17:00"]],
  ])(
    "how long something takes moves no time, and may be for how long it repeats: %s",
    (text, expected) => expect(readings(text)).toEqual(expected),
  );
});

test.each([
  ["gym every mon wed fri at 6pm", "gym @ 2026-11-25 18:00 week MO,WE,FR"],
  ["weekly on Sat Sun 9am rest", "rest @ 2026-11-28 09:00 week SA,SU"],
  ["Mo-Fr 8am bins", "bins @ 2026-11-26 08:00 weekday"],
  ["Mo, We and Fr 8am bins", "bins @ 2026-11-27 08:00 week MO,WE,FR"],
  ["class m/w 9am", "class @ 2026-11-30 09:00 week MO,WE"],
  ["class TTh 9am", "class @ 2026-11-26 09:00 week TU,TH"],
  ["M-F 8am bins", "bins @ 2026-11-26 08:00 weekday"],
  ["from Mon thru Fri 8am bins", "bins @ 2026-11-26 08:00 weekday"],
  ["Mondays to Fridays 8am bins", "bins @ 2026-11-26 08:00 weekday"],
  ["daily Mon-Fri 8am bins", "bins @ 2026-11-26 08:00 weekday"],
  ["weekday mornings 8am bins", "bins @ 2026-11-26 08:00 weekday"],
  ["every Mon-Wed and Fri 7am gym", "gym @ 2026-11-27 07:00 week MO,TU,WE,FR"],
  ["each Fri to Mon 9am tea", "tea @ 2026-11-27 09:00 week MO,FR,SA,SU"],
  ["sat and sun nights 10pm tea", "tea @ 2026-11-28 22:00 week SA,SU"],
])("a list of days needs no comma: %s", (text, expected) => {
  expect(readings(text)).toEqual([expected]);
});

test.each([
  ["FREQ=DAILY", "2026-11-25T11:00:00", false],
  ["FREQ=DAILY", "2026-11-26T11:00:00", true],
  ["FREQ=WEEKLY;BYDAY=MO", "2026-11-30T09:00:00", false],
  ["FREQ=WEEKLY;BYDAY=MO", "2026-12-07T09:00:00", true],
  ["FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=5", "2027-05-05T09:00:00", false],
])("whether %s from %s on begins later than it could: %s", (rule, start, isLater) => {
  const later = laterStart(rule, start, WEDNESDAY.zone, WEDNESDAY.now);
  expect(later?.toString()).toBe(isLater ? start : undefined);
});

test.each([
  [
    "Last Friday of each month pay invoices at 16:00",
    "pay invoices @ 2026-11-27 16:00 FREQ=MONTHLY;BYDAY=-1FR",
  ],
  ["second monday of every month 9am review", "review @ 2026-12-14 09:00 FREQ=MONTHLY;BYDAY=2MO"],
  [
    "monthly review on the first Monday at 10am",
    "monthly review @ 2026-12-07 10:00 FREQ=MONTHLY;BYDAY=1MO",
  ],
  ["the last day of every month 9am rent", "rent @ 2026-11-30 09:00 month end"],
])("a weekday of a month is no weekday alone: %s", (text, expected) => {
  expect(readings(text)).toEqual([expected]);
});
