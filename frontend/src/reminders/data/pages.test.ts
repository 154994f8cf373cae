// A new reminder takes its place in the pages that are loaded.
import { describe, expect, test } from "vitest";
import { aReminder } from "../../testing/reminders";
import { insertReminder, itemsOf, type Pages } from "./cache";

function due(id: string, hour: number) {
  return aReminder({ id, dueAt: `2026-11-24T${String(hour).padStart(2, "0")}:00:00Z` });
}

function pages(...loaded: { ids: [string, number][]; next: string | null }[]): Pages {
  return {
    pageParams: loaded.map(() => null),
    pages: loaded.map(({ ids, next }) => ({
      items: ids.map(([id, hour]) => due(id, hour)),
      nextCursor: next,
    })),
  };
}

function ids(of: Pages): string[] {
  return itemsOf(of).map((reminder) => reminder.id);
}

describe("insertReminder", () => {
  const two = pages(
    {
      ids: [
        ["a", 1],
        ["b", 3],
      ],
      next: "x",
    },
    { ids: [["c", 5]], next: null },
  );

  test("changes nothing where it is listed already", () => {
    expect(insertReminder(two, due("b", 3))).toBe(two);
  });

  test.each([
    [0, ["new", "a", "b", "c"]],
    [2, ["a", "new", "b", "c"]],
    [4, ["a", "b", "new", "c"]],
    [6, ["a", "b", "c", "new"]],
  ])("puts what is due at %i h in its place", (hour, expected) => {
    expect(ids(insertReminder(two, due("new", hour)))).toEqual(expected);
  });

  test("starts an empty list", () => {
    expect(ids(insertReminder(pages({ ids: [], next: null }), due("new", 1)))).toEqual(["new"]);
  });

  test("leaves out what belongs after what is loaded", () => {
    const first = pages({ ids: [["a", 1]], next: "x" });
    expect(insertReminder(first, due("new", 9))).toBe(first);
  });
});
