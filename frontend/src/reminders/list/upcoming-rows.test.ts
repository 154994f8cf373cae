// What ends while someone watches stays in the upcoming list.
import { expect, test } from "vitest";
import { aReminder } from "../../testing/reminders";
import { awaitsEnd, upcomingRows } from "./useUpcoming";

const NOW = Date.parse("2026-11-24T12:00:00Z");
const soon = aReminder({ id: "soon", dueAt: "2026-11-24T12:05:00Z" });
const due = aReminder({ id: "due", dueAt: "2026-11-24T11:59:58Z" });
const ended = aReminder({
  ...due,
  status: "sent",
  finishedAt: "2026-11-24T12:00:00.000Z",
});

function shown(...args: Parameters<typeof upcomingRows>) {
  return upcomingRows(...args).map(({ id, status }) => `${id} ${status}`);
}

test("what is upcoming is shown, soonest first, also where the due times are equal", () => {
  const twin = aReminder({ ...soon, id: "twin" });
  expect(shown([], [twin, soon, due], [], NOW)).toEqual([
    "due scheduled",
    "soon scheduled",
    "twin scheduled",
  ]);
});

test("what has ended keeps its place, in its new state", () => {
  expect(shown([due, soon], [soon], [ended], NOW)).toEqual(["due sent", "soon scheduled"]);
});

test("what has left one list and is not yet in the other stays as it was", () => {
  expect(shown([due, soon], [soon], [], NOW)).toEqual(["due scheduled", "soon scheduled"]);
});

test("what has ended stays when it is no longer on the first page of the finished", () => {
  expect(shown([ended, soon], [soon], [], NOW)).toEqual(["due sent", "soon scheduled"]);
});

test("what had ended before anyone watched is not shown", () => {
  expect(shown([], [soon], [ended], NOW)).toEqual(["soon scheduled"]);
});

test("what was moved out of the loaded pages, and is not due, goes", () => {
  expect(shown([due, soon], [due], [], NOW)).toEqual(["due scheduled"]);
});

test("only what is listed nowhere and has not ended is awaited", () => {
  expect(awaitsEnd([due, soon], [soon])).toBe(true);
  expect(awaitsEnd([ended, soon], [soon])).toBe(false);
  expect(awaitsEnd([due, soon], [soon, due])).toBe(false);
});

test("a cancelled one goes", () => {
  const cancelled = aReminder({ ...soon, status: "cancelled", finishedAt: "2026-11-24T12:00:00Z" });
  expect(shown([soon], [cancelled], [], NOW)).toEqual([]);
  expect(shown([soon], [], [cancelled], NOW)).toEqual([]);
});
