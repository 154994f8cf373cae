// When the one line means, and what of that is open.
import { describe, expect, test } from "vitest";
import { contextAt, notesOf, readings, WEDNESDAY } from "../../../testing/grammar";

describe("a time that is said is taken, and nothing else is offered", () => {
  test.each([
    ["Call the plumber tomorrow 9am", "Call the plumber @ 2026-11-26 09:00"],
    ["tomorrow 9am: call the plumber", "call the plumber @ 2026-11-26 09:00"],
    ["9am tomorrow call the plumber", "call the plumber @ 2026-11-26 09:00"],
    ["9am call mum tomorrow", "call mum @ 2026-11-26 09:00"],
    ["Remind me to call mum tomorrow at 5pm", "call mum @ 2026-11-26 17:00"],
    ["Fri 15:00 report", "report @ 2026-11-27 15:00"],
    ["report on Friday, 15:00", "report @ 2026-11-27 15:00"],
    ["film tonight at 8", "film @ 2026-11-25 20:00"],
    ["dinner 7 tonight", "dinner @ 2026-11-25 19:00"],
    ["call at 7 in the evening", "call @ 2026-11-25 19:00"],
    ["tea at noon tomorrow", "tea @ 2026-11-26 12:00"],
    ["tea at quarter to 6pm", "tea @ 2026-11-25 17:45"],
    ["tea 5.30pm", "tea @ 2026-11-25 17:30"],
    ["tea 17h30", "tea @ 2026-11-25 17:30"],
    ["tea 18h", "tea @ 2026-11-25 18:00"],
    ["tea at 18.30", "tea @ 2026-11-25 18:30"],
    ["tea tomorrow 18.30", "tea @ 2026-11-26 18:30"],
    ["18.30 tomorrow tea", "tea @ 2026-11-26 18:30"],
    ["tea 5 Dec 18.30", "tea @ 2026-12-05 18:30"],
    ["tea Friday 1830", "tea @ 2026-11-27 18:30"],
    ["tea 29 Feb 3pm", "tea @ 2028-02-29 15:00"],
    ["tea 29/2 3pm", "tea @ 2028-02-29 15:00"],
    ["tea 29 Feb 2028 3pm", "tea @ 2028-02-29 15:00"],
    ["tea at 1730", "tea @ 2026-11-25 17:30"],
    ["tea at 08:00", "tea @ 2026-11-26 08:00"],
    ["tea at midnight", "tea @ 2026-11-26 00:00"],
    ["film tonight at midnight", "film @ 2026-11-26 00:00"],
    ["film midnight tonight", "film @ 2026-11-26 00:00"],
    ["film tonight at 12", "film @ 2026-11-26 00:00"],
    ["film tonight at 12:30", "film @ 2026-11-26 00:30"],
    ["the day after tomorrow 10am tea", "tea @ 2026-11-27 10:00"],
    ["tax 2026-12-01 15:00", "tax @ 2026-12-01 15:00"],
    ["tax 5th of December 3pm", "tax @ 2026-12-05 15:00"],
    ["tax Dec 5 at 17", "tax @ 2026-12-05 17:00"],
    ["tax 5 Nov 8pm", "tax @ 2027-11-05 20:00"],
    ["party 31 Dec 2027 23:59", "party @ 2027-12-31 23:59"],
    ["turn it on tomorrow 8pm", "turn it on @ 2026-11-26 20:00"],
    ["Saturday 28/11 3pm game", "game @ 2026-11-28 15:00"],
    ["call yesterday 9am", "call @ 2026-11-24 09:00"],
    ["call at 9am EST", "call @ 2026-11-26 01:00"],
    ["call at 15:00 UTC", "call @ 2026-11-26 02:00"],
    ["call 9am London time", "call @ 2026-11-25 09:00 Europe/London"],
    ["meeting 3-4 pm", "meeting 3-4 pm @ 2026-11-25 15:00"],
    ["good morning message tomorrow 9am", "good morning message @ 2026-11-26 09:00"],
    ["Mittagessen mit Zoë 🎂 tomorrow 1pm", "Mittagessen mit Zoë 🎂 @ 2026-11-26 13:00"],
  ])("%s", (text, expected) => {
    expect(readings(text)).toEqual([expected]);
    expect(notesOf(text)).toEqual([]);
  });
});

describe("a wait is counted from when it is set; days are the calendar's", () => {
  test.each([
    ["in 20 min tea", "tea @ 20 minutes"],
    ["in an hour and a half pick up", "pick up @ 90 minutes"],
    ["in 1 hour and 30 minutes tea", "tea @ 90 minutes"],
    ["in 1h 30m tea", "tea @ 90 minutes"],
    ["tea in half an hour", "tea @ 30 minutes"],
    ["tea in a quarter of an hour", "tea @ 15 minutes"],
    ["tea in 1.5 hours", "tea @ 90 minutes"],
    ["tea in 10s", "tea @ 10 seconds"],
    ["tea in 1h30m", "tea @ 90 minutes"],
    ["tea in 1h30", "tea @ 90 minutes"],
    ["tea in 1:30", "tea @ 90 minutes"],
    ["tea 2 hours later", "tea @ 2 hours"],
    ["tea in half a day", "tea @ 12 hours"],
    ["tea two hours from now", "tea @ 2 hours"],
    ["tea in 3 days", "tea @ 2026-11-28 10:00"],
    ["tea in 3 days at 9am", "tea @ 2026-11-28 09:00"],
    ["tea in two weeks", "tea @ 2026-12-09 10:00"],
    ["tea in 3 months", "tea @ 2027-02-25 10:00"],
  ])("%s", (text, expected) => expect(readings(text)).toEqual([expected]));

  test.each(["tea in a few minutes", "tea in a few hours", "tea within the hour"])(
    "what has no number is not counted: %s",
    (text) => expect(readings(text)).toEqual([`${text} @ ?`]),
  );

  test("a day stays a day where clocks change in between", () => {
    const before = contextAt("2026-10-03T10:00");
    expect(readings("tea in 1 day", before)).toEqual(["tea @ 2026-10-04 10:00"]);
    expect(readings("tea in 24 hours", before)).toEqual(["tea @ 24 hours"]);
  });
});

describe("what is open is said: the likeliest is taken, the others are offered", () => {
  test.each([
    ["tea at 5", ["2026-11-25 17:00", "2026-11-26 05:00"]],
    ["tea tomorrow at 5", ["2026-11-26 17:00", "2026-11-26 05:00"]],
    ["tea tomorrow 9", ["2026-11-26 09:00", "2026-11-26 21:00"]],
    ["tea half past 5", ["2026-11-25 17:30", "2026-11-26 05:30"]],
    ["tea Wednesday 15:00", ["2026-11-25 15:00", "2026-12-02 15:00"]],
    ["tea Wednesday", ["2026-12-02 09:00", "2026-11-25 18:00", "2026-11-25 21:00"]],
    ["tea next Friday 3pm", ["2026-12-04 15:00", "2026-11-27 15:00"]],
    ["tea next week 3pm", ["2026-11-30 15:00", "2026-12-02 15:00"]],
    ["tea this weekend 3pm", ["2026-11-28 15:00", "2026-11-29 15:00"]],
    ["tea half past ten on Tuesday", ["2026-12-01 10:30", "2026-12-01 22:30"]],
    ["tea at 11:15 on the 2nd of December", ["2026-12-02 11:15", "2026-12-02 23:15"]],
    ["tea Friday midnight", ["2026-11-28 00:00", "2026-11-27 00:00"]],
    ["tea Monday 5 Dec 3pm", ["2026-12-05 15:00", "2026-12-07 15:00"]],
    ["tea Friday 26/11 3pm", ["2026-11-26 15:00", "2026-11-27 15:00"]],
    ["tea 3/4 3pm", ["2027-04-03 15:00", "2027-03-04 15:00"]],
    ["tea 03/04/2027 3pm", ["2027-04-03 15:00", "2027-03-04 15:00"]],
  ])("%s", (text, expected) => {
    expect(readings(text)).toEqual(expected.map((time) => `tea @ ${time}`));
  });

  test.each([
    ["3/4 3pm tea", "en-US", "2027-03-04"],
    ["3/4 3pm tea", "en-GB", "2027-04-03"],
    ["13/4 3pm tea", "en-US", "2027-04-13"],
    ["4/13 3pm tea", "en-GB", "2027-04-13"],
    ["5.12.2026 3pm tea", "en-US", "2026-12-05"],
  ])("of %s in %s %s is taken", (text, locale, date) => {
    const by = contextAt("2026-11-25T10:00", "America/New_York", locale);
    expect(readings(text, by)[0]).toBe(`tea @ ${date} 15:00`);
  });

  test.each([
    ["tea Dec 24 at 6pm", "2026-12-24 18:00"],
    ["Nov 30 6pm tea", "2026-11-30 18:00"],
    ["tea Dec 31st, 2027 6pm", "2027-12-31 18:00"],
    ["tea feb 29 6pm", "2028-02-29 18:00"],
  ])("a month's name makes the number a day everywhere: %s", (text, expected) => {
    const by = contextAt("2026-11-25T10:00", "Europe/London", "en-GB");
    expect(readings(text, by)).toEqual([`tea @ ${expected}`]);
    expect(readings(text, contextAt("2026-11-25T10:00", "America/New_York", "en-US"))).toEqual([
      `tea @ ${expected}`,
    ]);
  });

  test("a clock of 24 hours has each time once, but for those that few are awake at", () => {
    const british = contextAt("2026-11-25T10:00", "Europe/London", "en-GB");
    expect(readings("every Monday 8:00 bins", british)).toEqual(["bins @ 2026-11-30 08:00 week"]);
    expect(readings("tea 05:30", british)).toEqual(["tea @ 2026-11-26 05:30"]);
    const both = ["tea @ 2026-11-25 17:30", "tea @ 2026-11-26 05:30"];
    expect(readings("tea 5:30", british)).toEqual(both);
    expect(readings("tea 5:30")).toEqual(both);
  });

  test.each([
    ["2026-11-27T10:00", ["2026-12-04"]], // a Friday
    ["2026-11-28T10:00", ["2026-12-04", "2026-12-11"]], // a Saturday
    ["2026-11-30T10:00", ["2026-12-11", "2026-12-04"]], // a Monday
  ])("on %s next Friday is %s", (local, dates) => {
    const found = readings("next Friday 3pm tea", contextAt(local));
    expect(found).toEqual(dates.map((date) => `tea @ ${date} 15:00`));
  });

  test("tonight at 2 may have begun", () => {
    expect(readings("tea tonight at 2")).toEqual(["tea @ 2026-11-26 02:00"]);
    expect(readings("tea tonight at 2", contextAt("2026-11-25T00:30"))).toEqual([
      "tea @ 2026-11-25 02:00",
      "tea @ 2026-11-26 02:00",
    ]);
  });

  test("a weekday that has passed today is the next one, without a question", () => {
    expect(readings("Wednesday 9am tea")).toEqual(["tea @ 2026-12-02 09:00"]);
  });

  test("a place after a time may be where it happens", () => {
    expect(readings("Call Anna tomorrow 9am in London")).toEqual([
      "Call Anna in London @ 2026-11-26 09:00",
      "Call Anna @ 2026-11-26 09:00 Europe/London",
    ]);
  });

  test.each([
    ["tea tomorrow", "tea @ 2026-11-26 09:00", "No time of day is found: 09:00 is used."],
    ["tea today", "tea @ 2026-11-25 18:00", "No time of day is found: 18:00 is used."],
    ["tea tonight", "tea @ 2026-11-25 18:00", "“tonight” is read as 18:00."],
    ["tea Monday morning", "tea @ 2026-11-30 09:00", "“morning” is read as 09:00."],
    ["tea Monday 5 Dec 3pm", "tea @ 2026-12-05 15:00", "That date is a Saturday."],
    ["tea every month", "tea @ 2026-11-26 09:00 month", "No day is given: the next one is used."],
    ["tea every hour", "tea every hour @ ?", "Reminders repeat once a day at most"],
  ])("of %s it says what is taken for granted", (text, first, note) => {
    expect(readings(text)[0]).toBe(first);
    expect(notesOf(text).join(" ")).toContain(note);
  });

  test("what a day and an evening mean is the writer's own choice", () => {
    const early = { ...WEDNESDAY, morning: "06:30", evening: "19:15" };
    expect(readings("tea tomorrow", early)).toEqual(["tea @ 2026-11-26 06:30"]);
    expect(readings("tea tomorrow evening", early)).toEqual(["tea @ 2026-11-26 19:15"]);
  });
});
