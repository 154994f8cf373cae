// The row that has the focus stays where it is, until its own time changes.
import { expect, test } from "vitest";
import { aReminder } from "../../testing/reminders";
import { stableRows } from "./ItemList";

const [a, b, c] = ["a", "b", "c"].map((id) => aReminder({ id })) as [
  ReturnType<typeof aReminder>,
  ReturnType<typeof aReminder>,
  ReturnType<typeof aReminder>,
];
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).join("");

test("without the focus the rows are as they come", () => {
  expect(ids(stableRows([a, b], [c, a], undefined))).toBe("ca");
});

test("what would come above the focused row comes below it", () => {
  expect(ids(stableRows([b, c], [a, b, c], "b"))).toBe("bac");
});

test("rows above the focused one stay, also when they have gone or moved", () => {
  expect(ids(stableRows([a, b, c], [c, b], "b"))).toBe("abc");
  expect(ids(stableRows([a, b, c], [b, c, a], "c"))).toBe("abc");
});

test("what stays is shown as it now is", () => {
  const sent = aReminder({ id: "a", status: "sent" });
  expect(stableRows([a, b], [b, sent], "b").map(({ status }) => status)).toEqual([
    "sent",
    "scheduled",
  ]);
});

test("what a person is done with goes at once, whatever has the focus", () => {
  expect(ids(stableRows([a, b, c], [c], "b", new Set(["b"])))).toBe("ac");
  expect(ids(stableRows([a, b], [a, b], "b", new Set(["b"])))).toBe("ab");
});

test("the focused row goes where its new time belongs", () => {
  const later = { ...b, dueAt: "2099-12-07T00:00:00Z" };
  expect(ids(stableRows([a, b, c], [a, c, later], "b"))).toBe("acb");
});
