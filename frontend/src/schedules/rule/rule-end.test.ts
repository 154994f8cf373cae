// A rule with another end.
import { expect, test } from "vitest";
import { ruleUntil, ruleUntilDay } from "./rule-parts";

test.each(["FREQ=DAILY", "FREQ=DAILY;COUNT=9", "FREQ=DAILY;UNTIL=20271231"])(
  "%s ends a second before one of its times",
  (rule) => {
    expect(ruleUntil(rule, "2026-12-01T00:00:00")).toBe("FREQ=DAILY;UNTIL=20261130T235959");
  },
);

test("a day is included", () => {
  expect(ruleUntilDay("FREQ=DAILY;COUNT=9;WKST=SU", "2026-12-01")).toBe(
    "FREQ=DAILY;WKST=SU;UNTIL=20261201",
  );
});
