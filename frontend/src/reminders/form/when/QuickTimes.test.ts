// A quick choice fills in the fields that mean its time.
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { emptyDraft } from "../draft";
import { filledIn, isFilledIn } from "./QuickTimes";

const empty = emptyDraft(Temporal.PlainDate.from("2026-11-30"));

test.each([
  [{ waitSeconds: 3600 }, { timing: "wait", amount: "60", unit: "minutes" }],
  [
    { dueAt: "2026-12-01T09:00:00+11:00" },
    { timing: "at", date: "2026-12-01", time: "09:00", zone: "" },
  ],
] as const)("a quick choice of %o is filled in", (time, changes) => {
  expect(filledIn(time)).toEqual(changes);
  expect(isFilledIn({ ...empty, ...changes }, time)).toBe(true);
  expect(isFilledIn({ ...empty, ...changes, amount: "7", time: "07:00" }, time)).toBe(false);
});
