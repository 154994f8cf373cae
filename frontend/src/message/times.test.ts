// Times of a message: in words, and as they are asked for.
import { expect, test } from "vitest";
import { choices, fieldTime, fieldValue, localWords, momentWords } from "./times";

// Tests run in Sydney, whose clocks went forward on 4 October 2026.

test("a local time is said by its own digits", () => {
  expect(localWords("2026-11-24T09:00:00-08:00")).toBe("Tuesday 24 November 2026 at 09:00");
});

test("a moment is said by this device's clocks", () => {
  expect(momentWords("2026-11-23T22:00:00Z")).toBe("Tuesday 24 November 2026 at 09:00");
});

test("choices are counted from the press, or are 09:00 here, also when clocks change between", () => {
  const found = choices(new Date("2026-10-03T10:30:00Z"));
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
