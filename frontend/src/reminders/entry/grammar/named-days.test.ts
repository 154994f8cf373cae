// Days that have a number or a name, numbers that are no times, and zones of what repeats.
import { describe, expect, test } from "vitest";
import { readings, writer } from "../../../testing/grammar";
import { understand } from "./understand";

/** A Sunday morning. */
const SUNDAY = writer("2026-11-29T08:10", "Europe/Paris", "en-GB");

describe("a day of the month is the next of its number, a feast the next of its name", () => {
  test.each([
    ["pay rent on the 3rd at 10am", "pay rent @ 2026-12-03 10:00"],
    ["by the 5th at noon tea", "tea @ 2026-12-05 12:00"],
    ["the 30th at 6pm tea", "tea @ 2026-11-30 18:00"],
    ["tea the 31st at 6pm", "tea @ 2026-12-31 18:00"],
    ["next month on the 5th at 9am tea", "tea @ 2026-12-05 09:00"],
    ["tea on the 30th of next month at 9am", "tea @ 2026-12-30 09:00"],
    ["tea New Year's Eve 8pm", "tea @ 2026-12-31 20:00"],
    ["tea on Christmas Day at 9am", "tea @ 2026-12-25 09:00"],
    ["tea Christmas Eve at 6pm", "tea @ 2026-12-24 18:00"],
  ])("%s", (text, expected) => {
    expect(readings(text, SUNDAY)).toEqual([expected]);
    expect(understand(text, SUNDAY).notes).toEqual([]);
  });

  test.each([
    ["meet on the 3rd floor at 10am", "3rd"],
    ["pay rent 3rd at 10am", "3rd"],
    ["Easter lunch at 9am", "Easter"],
    ["dentist on the first Monday at 10am", "first Monday"],
  ])("what is not read is asked about: %s", (text, words) => {
    expect(understand(text, SUNDAY).notes).toContain(`“${words}” is not understood as a day.`);
  });
});

test.each([
  ["watch Apollo 13 tonight", "watch Apollo 13 @ 2026-11-29 18:00"],
  ["bus 18 tomorrow 7am", "bus 18 @ 2026-11-30 07:00"],
  ["Chapter 22 tomorrow", "Chapter 22 @ 2026-11-30 09:00"],
  ["Unit 15 on Friday", "Unit 15 @ 2026-12-04 09:00"],
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

test("an offset can't repeat, and that is said", () => {
  expect(understand("call every day at 9am EST", SUNDAY).notes.join()).toContain("9am EST”");
});
