// A schedule is one row, by its next occurrence.
import { expect, test } from "vitest";
import { aReminder } from "../../testing/reminders";
import { aSchedule } from "../../testing/schedules";
import { withSchedules } from "./rows";

const one = (id: string, day: number, changes = {}) =>
  aReminder({
    id,
    dueAt: `2099-11-${day}T22:00:00Z`,
    dueAtLocal: `2099-11-${day + 1}T09:00:00+11:00`,
    scheduleId: "s",
    occurrence: `2099-11-${day + 1}T09:00:00`,
    ...changes,
  });
const single = (id: string, day: number) => one(id, day, { scheduleId: null, occurrence: null });
const ids = (...args: Parameters<typeof withSchedules>) =>
  withSchedules(...args).map(({ id, more }) => (more === undefined ? id : `${id}+${more}`));

test("of what waits of a schedule the first stands for all", () => {
  const rows = [one("a", 10), single("b", 11), one("c", 12), one("d", 13)];
  expect(ids(rows, [], Infinity)).toEqual(["a+2", "b"]);
});

test("what of it was moved by hand, and what has ended, stand for themselves", () => {
  const moved = one("m", 12, { occurrence: "2099-11-01T09:00:00" });
  const sent = one("e", 9, { status: "sent", finishedAt: "2099-11-09T22:00:01.000Z" });
  expect(ids([sent, one("a", 10), moved], [], Infinity)).toEqual(["e", "a", "m"]);
});

test("a schedule whose next is not made yet is listed at its time, where that is loaded", () => {
  const schedule = aSchedule({ id: "s", nextDueAt: "2099-11-11T22:00:00Z" });
  const rows = [single("a", 10), single("b", 12)];
  expect(ids(rows, [schedule], Infinity)).toEqual(["a", "s", "b"]);
  expect(ids(rows, [schedule], Date.parse("2099-11-11T00:00:00Z"))).toEqual(["a", "b"]);
  expect(ids([one("o", 10)], [schedule], Infinity)).toEqual(["o"]);
  expect(ids([], [{ ...schedule, nextReminderId: "o" }], Infinity)).toEqual([]);
  expect(ids([], [{ ...schedule, nextDueAt: null }], Infinity)).toEqual([]);
});
