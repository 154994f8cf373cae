// Days that have a number or a name, numbers that are no times, and what belongs to a time.
import { describe, expect, test } from "vitest";
import { contextAt, notesOf, readings } from "../../../../testing/grammar";

/** A Sunday morning. */
const SUNDAY = contextAt("2026-11-29T08:10", "Europe/Paris", "en-GB");

describe("a day of the month is the next of its number, a feast the next of its name", () => {
  test.each([
    ["pay rent on the 3rd at 10am", "pay rent @ 2026-12-03 10:00"],
    ["the 30th at 6pm tea", "tea @ 2026-11-30 18:00"],
    ["tea the 31st at 6pm", "tea @ 2026-12-31 18:00"],
    ["next month on the 5th at 9am tea", "tea @ 2026-12-05 09:00"],
    ["tea on the 30th of next month at 9am", "tea @ 2026-12-30 09:00"],
    ["tea 5.12. 9am", "tea @ 2026-12-05 09:00"],
    ["tea 29.2. 9am", "tea @ 2028-02-29 09:00"],
    ["14.12.2027 9am: dentist", "dentist @ 2027-12-14 09:00"],
    ["tea New Year's Eve 8pm", "tea @ 2026-12-31 20:00"],
    ["tea on Christmas Day at 9am", "tea @ 2026-12-25 09:00"],
  ])("%s", (text, expected) => {
    expect(readings(text, SUNDAY)).toEqual([expected]);
    expect(notesOf(text, SUNDAY)).toEqual([]);
  });

  test.each([
    ["meet on the 3rd floor at 10am", "3rd"],
    ["pay rent 3rd at 10am", "3rd"],
    ["Easter lunch at 9am", "Easter"],
    ["dentist on the first Monday at 10am", "first Monday"],
  ])("what is not read is asked about: %s", (text, words) => {
    expect(notesOf(text, SUNDAY)).toContain(`“${words}” is not understood as a day.`);
  });
});

test.each([
  ["watch Apollo 13 tonight", "watch Apollo 13 @ 2026-11-29 18:00"],
  ["bus 18 tomorrow 7am", "bus 18 @ 2026-11-30 07:00"],
  ["Catch-22 tomorrow 8pm", "Catch-22 @ 2026-11-30 20:00"],
  ["pay 12.50 on Friday", "pay 12.50 @ 2026-12-04 09:00"],
  ["bill £18.30 tomorrow", "bill £18.30 @ 2026-11-30 09:00"],
  ["18 tomorrow tea", "tea @ 2026-11-30 18:00"],
  ["tea at 18 tomorrow", "tea @ 2026-11-30 18:00"],
])("the number of something is no time: %s", (text, expected) => {
  expect(readings(text, SUNDAY)).toEqual([expected]);
});

test.each([
  ["every Monday 9am London time standup", ["standup @ 2026-11-30 09:00 Europe/London week"]],
  ["standup daily at 9am UTC", ["standup @ 2026-11-29 09:00 UTC day"]],
  [
    "every Monday 9am in London standup",
    ["in London standup @ 2026-11-30 09:00 week", "standup @ 2026-11-30 09:00 Europe/London week"],
  ],
  ["call 9am in Tokyo time tomorrow", ["call @ 2026-11-30 09:00 Asia/Tokyo"]],
])("a zone is kept: %s", (text, expected) => {
  expect(readings(text, SUNDAY)).toEqual(expected);
});

test.each([
  ["day after tomorrow at 9am tea", "tea @ 2026-12-01 09:00"],
  ["tea Friday week at 9am", "tea @ 2026-12-11 09:00"],
  ["tea two weeks from Friday at 9am", "tea @ 2026-12-18 09:00"],
  ["tea each morning at 6", "tea @ 2026-11-30 06:00 day"],
  ["tea every night at 10", "tea @ 2026-11-29 22:00 day"],
  [
    "every quarter on 5 Jan 9am report",
    "report @ 2027-01-05 09:00 FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5",
  ],
  ["tea from 5 Dec daily 9am", "tea @ 2026-12-05 09:00 day"],
  ["call mum around 7pm", "call mum @ 2026-11-29 19:00"],
  ["call mum @ 7pm", "call mum @ 2026-11-29 19:00"],
  ["call mum 7 p.m tomorrow", "call mum @ 2026-11-30 19:00"],
  ["book a table for 7pm", "book a table @ 2026-11-29 19:00"],
])("a word that belongs to a time is read with it: %s", (text, expected) => {
  expect(readings(text, SUNDAY)[0]).toBe(expected);
  expect(notesOf(text, SUNDAY)).toEqual([]);
});

describe("of a part of today that has begun an hour from now is taken", () => {
  test.each([
    ["tonight take out bins", "19:27", "take out bins @ 2026-11-29 20:30"],
    ["tea this afternoon", "15:30", "tea @ 2026-11-29 16:30"],
    ["tea this morning", "10:05", "tea @ 2026-11-29 11:15"],
  ])("%s at %s", (text, time, expected) => {
    const there = contextAt(`2026-11-29T${time}`, "Europe/Paris", "en-GB");
    expect(readings(text, there)).toEqual([expected]);
    expect(notesOf(text, there).join()).toContain(`is read as ${expected.slice(-5)}`);
  });

  test.each([
    ["tea this morning", "12:05", "tea @ 2026-11-29 09:00"],
    ["tea tonight", "23:30", "tea @ 2026-11-29 18:00"],
    ["tea yesterday evening", "19:00", "tea @ 2026-11-28 18:00"],
  ])("what is over is not moved: %s at %s", (text, time, expected) => {
    expect(readings(text, contextAt(`2026-11-29T${time}`, "Europe/Paris"))).toEqual([expected]);
  });
});

test.each([
  ["call mum before 7pm", "call mum @ 2026-11-29 19:00", "“before 7pm” is read as that time."],
  ["tea between 3 and 4pm", "tea @ 2026-11-29 15:00", "“between 3 and 4pm” is read"],
  ["tea between 9 and 11 tomorrow morning", "tea @ 2026-11-30 09:00", "“between 9 and 11"],
  ["tea between 11 and 1pm", "tea @ 2026-11-29 11:00", "“between 11 and 1pm” is read"],
  ["tea in 3 weeks on Monday", "tea on Monday @ 2026-12-20 08:10", "“on Monday” is ignored"],
  ["biweekly tea Monday 9am", "biweekly tea @ 2026-11-30 09:00", "“biweekly”"],
  ["tea 8am and 8pm every day", "tea and 8pm @ 2026-11-30 08:00 day", "“8pm” is ignored"],
  ["daily except weekends 8am tea", "except weekends 8am tea @ 2026-11-30 08:00 day", "“except”"],
  ["tea last Sunday monthly 8am", "tea @ 2026-11-22 08:00 month", "is used as the first day."],
  ["tea the next 3 Sundays 8pm", "tea the next 3 Sundays @ 2026-11-29 20:00", "“Sundays” is not"],
  ["tea between Mon and Wed 8am", "tea between @ 2026-11-30 08:00 week MO,WE", "“between”"],
  ["tea daily 8am 5 weeks", "tea 5 weeks @ 2026-11-30 08:00 day", "“5 weeks”"],
  ["tea 5 days/week 8pm", "tea 5 days/week @ 2026-11-29 20:00", "“5 days/week”"],
  ["tea not on Sundays 8am", "tea not 8am @ 2026-12-06 08:00 week", "“not”"],
  ["tea every day 9am from february", "tea @ 2027-02-01 09:00 day", "is used as the first day."],
  ["tea every 1st and 15th 9am", "tea and 15th @ 2026-12-01 09:00 month", "“15th”"],
])("what is read only in part is asked about: %s", (text, expected, note) => {
  expect(readings(text, SUNDAY)).toEqual([expected]);
  expect(notesOf(text, SUNDAY).join(" ")).toContain(note);
});

test("an offset can't repeat, and that is said", () => {
  expect(notesOf("call every day at 9am EST", SUNDAY).join()).toContain("9am EST”");
});
