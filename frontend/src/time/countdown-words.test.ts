// How a countdown is written.
import { describe, expect, test } from "vitest";
import { formatCountdown, untilNextChange } from "./Countdown";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  [-HOUR, "now"],
  [0, "now"],
  [999, "now"],
  [SECOND, "in 1 s"],
  [59 * SECOND + 999, "in 59 s"],
  [MINUTE, "in 1 min"],
  [HOUR - 1, "in 59 min"],
  [HOUR, "in 1 h"],
  [16 * HOUR + 5 * MINUTE, "in 16 h 5 min"],
  [DAY - 1, "in 23 h 59 min"],
  [DAY, "in 1 day"],
  [DAY + 3 * HOUR, "in 1 day 3 h"],
  [13 * DAY + 23 * HOUR, "in 13 days 23 h"],
  [14 * DAY + 23 * HOUR, "in 14 days"],
  [365 * DAY, "in 1 year"],
  [366 * DAY, "in 1 year 1 day"],
  [731 * DAY, "in 2 years 1 day"],
  [1826 * DAY, "in 5 years"],
])("%i ms are '%s'", (left, expected) => {
  expect(formatCountdown(left)).toBe(expected);
});

describe("the next change of the words", () => {
  test.each([1001, 5500, 59_999, 60_000, 61_234, 3_600_000, 90_061_001])(
    "comes when it is due with %i ms left",
    (left) => {
      const wait = untilNextChange(left);
      expect(wait).toBeLessThanOrEqual(MINUTE + 1);
      expect(formatCountdown(left - wait + 2)).toBe(formatCountdown(left));
      if (left < HOUR) expect(formatCountdown(left - wait)).not.toBe(formatCountdown(left));
    },
  );

  test("never comes once it is due", () => {
    expect(untilNextChange(0)).toBe(Number.POSITIVE_INFINITY);
    expect(untilNextChange(-5000)).toBe(Number.POSITIVE_INFINITY);
  });
});
