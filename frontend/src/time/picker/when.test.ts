// A time as it is filled in: what it begins with, what a press makes of it, what is asked for.
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { aReminder } from "../../testing/reminders";
import { dueTime, fieldsFor, hasFieldsFor, initialWhen, type When } from "./when";

const NOW = Date.parse("2026-10-24T12:00:00+01:00");
const LONDON = "Europe/London";
const AT: When = {
  timing: "at",
  amount: "10",
  unit: "minutes",
  date: "2026-10-25",
  time: "09:00",
  zone: LONDON,
  occurrence: "earlier",
};

test.each([
  [{ waitSeconds: 0 }, { timing: "now" }],
  [{ waitSeconds: 3600 }, { timing: "wait", amount: "60", unit: "minutes" }],
  [
    { dueAt: "2026-12-01T09:00:00+11:00" },
    { timing: "at", date: "2026-12-01", time: "09:00", zone: "" },
  ],
] as const)("a quick choice of %o is filled in", (time, changes) => {
  expect(fieldsFor(time)).toEqual(changes);
  expect(hasFieldsFor({ ...AT, ...changes }, time)).toBe(true);
  const other = { timing: "wait", amount: "7", time: "07:00" } as const;
  expect(hasFieldsFor({ ...AT, ...changes, ...other }, time)).toBe(false);
});

test.each([
  ["2026-11-24T14:30:00Z", "America/New_York", "2026-11-24", "09:30", "America/New_York"],
  ["2026-11-23T22:00:00Z", "Australia/Sydney", "2026-11-24", "09:00", ""],
  ["2026-11-23T22:00:07Z", "Factory", "2026-11-24", "09:00", ""],
  ["2026-10-24T10:30:00Z", LONDON, "2026-10-25", "11:30", LONDON],
  ["2026-10-22T13:30:00Z", LONDON, "2026-10-24", "14:30", LONDON],
])("%s in %s begins at %s %s in '%s'", (dueAt, timezone, date, time, zone) => {
  expect(initialWhen(aReminder({ dueAt, timezone }), NOW)).toMatchObject({
    timing: "at",
    date,
    time,
    zone,
  });
});

test("of a time that happens twice it begins at the one that is meant", () => {
  const both = ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"];
  const meant = both.map((dueAt) => initialWhen(aReminder({ dueAt, timezone: LONDON }), NOW));
  expect(meant.map(({ time, occurrence }) => [time, occurrence])).toEqual([
    ["01:30", "earlier"],
    ["01:30", "later"],
  ]);
  const asked = meant.map((when) => dueTime(when, 1826, NOW));
  expect(asked).toEqual([
    { timezone: LONDON, dueAt: "2026-10-25T01:30:00+01:00" },
    { timezone: LONDON, dueAt: "2026-10-25T01:30:00+00:00" },
  ]);
});

test("it begins at what the server's clocks show, whose rules may be newer", () => {
  const dueAtLocal = "2027-01-15T09:07:00-06:53";
  const present = { dueAt: "2027-01-15T16:00:00Z", timezone: "America/Vancouver", dueAtLocal };
  expect(initialWhen(present, NOW)).toMatchObject({ date: "2027-01-15", time: "09:07" });
});

test("what begins as it is asks for the moment that it was", () => {
  for (const timezone of ["Europe/London", "Asia/Kathmandu", "America/St_Johns", "UTC"]) {
    for (let hours = 0; hours < 24 * 30; hours += 7) {
      const due = Temporal.Instant.fromEpochMilliseconds(NOW).add({ hours, minutes: 5 });
      const when = initialWhen(aReminder({ dueAt: due.toString(), timezone }), NOW);
      const asked = dueTime(when, 1826, NOW);
      if ("problem" in asked || "waitSeconds" in asked) throw new Error("no time");
      const local = Temporal.PlainDateTime.from(asked.dueAt);
      expect(asked.timezone).toBe(timezone);
      expect(local.equals(due.toZonedDateTimeISO(timezone).toPlainDateTime())).toBe(true);
    }
  }
});

test.each([
  [{ date: "" }, "date"],
  [{ time: "" }, "time"],
  [{ zone: "Nowhere" }, "zone"],
  [{ date: "2099-01-01" }, "date"],
  [{ timing: "wait", amount: "x" }, "amount"],
  [{ timing: "wait", amount: "9999", unit: "days" }, "amount"],
] as const)("%o has a problem with its %s", (changes, field) => {
  expect(dueTime({ ...AT, ...changes }, 1826, NOW)).toMatchObject({ problem: { field } });
});
