// Times of a message: in words, and as they are asked for.
import { expect, test } from "vitest";
import { fieldTime, fieldValue, localWords, momentWords, snoozeChoices } from "./times";

// Tests run in Sydney, whose clocks went forward on 4 October 2026.

test("a local time is said by its own digits", () => {
  const words = localWords("2026-11-24T09:00:00-08:00", "America/Los_Angeles", "en-GB");
  expect(words).toMatch(/^Tuesday,? 24 November 2026 at 09:00 \(America\/Los_Angeles\)$/);
});

test.each([
  ["en-GB", /^Tuesday,? 24 November 2026 at 09:00 \(Australia\/Sydney\)$/],
  ["en-US", /^Tuesday, November 24, 2026 at 9:00\sAM \(Australia\/Sydney\)$/],
])("a moment is said by this device's clocks, whose zone it names: %s", (locale, words) => {
  expect(momentWords("2026-11-23T22:00:00Z", locale)).toMatch(words);
});

test.each([
  ["en-GB", /^Tomorrow, 09:00$/],
  ["en-US", /^Tomorrow, 9:00\sAM$/],
])("a choice's time of day is said as the viewer's clocks do: %s", (locale, words) => {
  expect(snoozeChoices(new Date("2026-10-03T10:30:00Z"), locale)[2]?.text).toMatch(words);
});

test("choices are counted from the press, or are 09:00 here, also when clocks change between", () => {
  const found = snoozeChoices(new Date("2026-10-03T10:30:00Z"));
  expect(found.map(({ time }) => time)).toEqual([
    { waitSeconds: 3600 },
    { waitSeconds: 10_800 },
    { dueAt: "2026-10-03T22:00:00Z" },
    { dueAt: "2026-10-09T22:00:00Z" },
  ]);
});

test("a field's time is one of this device's", () => {
  expect(fieldTime("2026-11-24T09:00")).toEqual({ dueAt: "2026-11-23T22:00:00Z" });
  expect(fieldValue(new Date("2026-11-23T22:00:30Z"))).toBe("2026-11-24T09:00");
});
