// What repeated and has ended: it is set again, or erased.
import { waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { Schedule } from "../../api/types";
import { actionButton, pressButton, undo } from "../../testing/actions";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { aSchedule } from "../../testing/schedules";
import { page, refusal, type StubHandler, stubServer } from "../../testing/server";

const ENDED = aSchedule({ id: "e", status: "ended", nextDueAt: null, message: "Old" });
const ACTIVE = aSchedule({ id: "a" });
const ERASE = "DELETE /v1/schedules/e";

function site(path: string, ended: Schedule = ENDED, answers: Record<string, StubHandler> = {}) {
  const calls = stubServer({
    "GET /v1/schedules": { body: { items: [ended, ACTIVE], nextCursor: null } },
    "GET /v1/schedules/e": { body: ended },
    "DELETE /v1/schedules/a": { body: { ...ACTIVE, status: "ended", tooLate: [] } },
    [ERASE]: { status: 204, body: null },
    ...answers,
  });
  const asked = () =>
    calls
      .filter(({ method }) => method === "DELETE")
      .map(({ method, url }) => `${method} ${url.pathname}${url.search}`);
  return { asked, ...openPage(path) };
}

const LIST = "/?list=repeating";
const titles = () =>
  screen.queryAllByRole("link", { name: /^(Old|Water)/ }).map(({ textContent }) => textContent);

test("those that have ended stand below the others", async () => {
  const { user } = site(LIST);
  await screen.findByText("Ended");
  expect(titles()).toEqual(["Water the plants", "Old"]);
  await user.click(await actionButton(user, "Erase", "Old"));
  expect(screen.getByRole("group", { name: /^Erase it for good/ })).toBeTruthy();
});

test("one is erased once that can't be undone, and the row beside it has the focus", async () => {
  const { user, asked } = site(LIST);
  const erase = async () => {
    await user.click(await actionButton(user, "Erase", "Old"));
    await pressButton(user, "Erase it");
    await waitFor(() => expect(titles()).toEqual(["Water the plants"]));
  };
  await erase();
  const other = screen.getByRole("link", { name: "Water the plants" });
  await waitFor(() => expect(document.activeElement).toBe(other));
  await undo(user);
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Old"));
  expect(asked()).toEqual([]);
  await erase();
  await pressButton(user, "Close: Erased: “Old”");
  await waitFor(() => expect(asked()).toEqual([`${ERASE}?erase=true`]));
  expect(titles()).toEqual(["Water the plants"]);
});

test("erased on its page it leads to the list, where it is again if it could not be erased", async () => {
  const { user } = site("/schedules/e", ENDED, { [ERASE]: refusal(409, "wrong_status") });
  await pressButton(user, "Erase Old");
  await pressButton(user, "Erase it");
  await screen.findByRole("link", { name: "Water the plants" });
  expect(window.location.search).toBe("?list=repeating");
  expect(titles()).toEqual(["Water the plants"]);
  await pressButton(user, "Close: Erased: “Old”");
  await screen.findByRole("alert");
  expect(titles()).toEqual(["Water the plants", "Old"]);
});

test("one that was ended just now is not erased before that is asked for", async () => {
  const { user } = site(LIST);
  await user.click(await actionButton(user, "End", "Water the plants"));
  await pressButton(user, "End it");
  await actionButton(user, "Set again", "Water the plants");
  expect(screen.queryByRole("button", { name: /^Erase Water/ })).toBeNull();
  await pressButton(user, "Close: Ended: “Water the plants”");
  expect(await actionButton(user, "Erase", "Water the plants")).toBeTruthy();
});

test("what waits of one that is erased is not said to be cancelled", async () => {
  const moved = aReminder({ id: "m", scheduleId: "e", dueAt: "2099-11-23T22:00:00Z" });
  const { user } = site(LIST, ENDED, { "GET /v1/reminders": page([moved]) });
  await user.click(await actionButton(user, "Erase", "Old"));
  await pressButton(user, "Erase it");
  await user.click(screen.getByRole("tab", { name: "Upcoming" }));
  expect(await screen.findByRole("link", { name: "Call the plumber" })).toBeTruthy();
});

test.each([
  ["nora@example.org", null],
  ["ada@example.org", "Its recipient is told who asked for it: nora@example.org"],
])("who asked is named where %s is told that by another", async (email, words) => {
  const { container } = site("/schedules/e", { ...ENDED, email });
  await screen.findByText("Ended");
  expect(container.textContent.includes("Its recipient is told")).toBe(words !== null);
  expect(container.textContent).toContain(words ?? "nora@example.org");
});

const AGAIN = { timing: "at", time: "09:00", ending: "never", message: "Old" } as const;

test.each<[Partial<Schedule>, object]>([
  [{ rrule: "FREQ=DAILY;COUNT=7" }, { ...AGAIN, repeat: "day", ending: "count", count: "7" }],
  [{ rrule: "FREQ=DAILY;UNTIL=20251124T085959" }, { ...AGAIN, repeat: "day" }],
  [{ rrule: "FREQ=DAILY;UNTIL=20991231" }, { repeat: "day", lastDate: "2099-12-31" }],
  [{ rrule: "FREQ=WEEKLY;BYDAY=MO,SU" }, { ...AGAIN, repeat: "week", weekdays: "MO,SU" }],
  [
    { rrule: "FREQ=WEEKLY", start: "2099-11-25T09:00:00" },
    { date: "2099-11-25", repeat: "week" },
  ],
  [
    { rrule: "FREQ=YEARLY", start: "2020-03-31T09:00:00", timezone: "Europe/London" },
    { repeat: "year", zone: "Europe/London", date: expect.stringMatching(/-03-31$/) as unknown },
  ],
  [{ rrule: "FREQ=SECONDLY" }, { message: "Old", email: "nora@example.org" }],
])("set again it is a draft of the same, from its next day on: %o", async (changes, filled) => {
  const { user } = site("/schedules/e", { ...ENDED, start: "2020-11-24T09:00:00", ...changes });
  await pressButton(user, "Set again Old");
  expect(window.location.pathname).toBe("/new");
  const draft = JSON.parse(sessionStorage.getItem("reminder-draft") ?? "{}") as { date?: string };
  expect(draft).toMatchObject(filled);
  expect(draft.date ?? "9").not.toMatch(/^2020/);
});
