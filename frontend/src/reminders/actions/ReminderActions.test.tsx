// What can be done with a reminder from the list.
import { act, waitFor } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import {
  actionSite,
  cancelled,
  DUE,
  press,
  said,
  sent,
  title,
  waiting,
} from "../../testing/action-site";
import { openActions, undo } from "../../testing/actions";
import { pass } from "../../testing/clock";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { refusal, type StubResponse } from "../../testing/server";

test("the keys go from row to row, and to what can be done with one", async () => {
  actionSite({}, [waiting, aReminder({ id: "o", dueAt: DUE, message: "Other" })]);
  const { user } = openPage();
  (await title()).focus();
  await user.keyboard("{ArrowDown}");
  expect(document.activeElement?.textContent).toBe("Other");
  await user.keyboard("{ArrowDown}{ArrowUp}{End}{Home}");
  expect(document.activeElement).toBe(await title());
  await user.keyboard("{ArrowRight}");
  const done = await screen.findByRole("button", { name: "Done Call the plumber" });
  await waitFor(() => expect(document.activeElement).toBe(done));
  await user.keyboard("{Escape}");
  expect(document.activeElement).toBe(await title());
  expect(done.isConnected).toBe(false);
});

test("too late is said, and the row shows what the reminder has become once the focus has left", async () => {
  const sending = aReminder({ ...waiting, status: "sending", version: 4 });
  actionSite(
    {
      "DELETE /v1/reminders/a": refusal(409, "wrong_status", { currentStatus: "sending" }),
      "GET /v1/reminders/a": { body: sending },
    },
    [waiting],
  );
  const { user } = openPage();
  await press(user, "Cancel Call the plumber");
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toBe("Too late to cancel it: it is being sent right now.");
  expect(await screen.findByText("Sending")).toBeTruthy();
  expect(document.activeElement).toBe(
    screen.getByRole("button", { name: "Cancel Call the plumber" }),
  );
});

test("what was changed elsewhere is shown before it is changed again", async () => {
  const elsewhere = aReminder({ ...waiting, version: 9, message: "Call him back" });
  const changes = actionSite(
    {
      "PATCH /v1/reminders/a": ({ headers }) =>
        headers.get("If-Match") === '"9"' ? { body: elsewhere } : refusal(412, "stale_version"),
      "GET /v1/reminders/a": { body: elsewhere },
    },
    [waiting],
  );
  const { user } = openPage();
  await press(user, "Change time Call the plumber");
  await press(user, "In an hour");
  expect((await screen.findByRole("alert")).textContent).toMatch(/^It was changed elsewhere/);
  await screen.findByRole("link", { name: "Call him back" });
  await press(user, "In an hour");
  await said(/^Changed: .*, due /);
  expect(changes().map(({ headers }) => headers.get("If-Match"))).toEqual(['"3"', '"9"']);
});

test("See it goes once one is there, and what says so some seconds after", async () => {
  const again = { body: aReminder({ id: "b", dueAt: DUE, snoozedFrom: "s" }) };
  const answers = { "GET /v1/reminders/b": again, "POST /v1/reminders/s/snooze": again };
  actionSite(answers, [], [sent]);
  const { user } = openPage("/?list=finished");
  await press(user, "Snooze Call the plumber");
  await press(user, "In 10 minutes");
  const link = await screen.findByRole("link", { name: "See it" });
  vi.useFakeTimers({ shouldAdvanceTime: true });
  await act(() => link.focus());
  await user.keyboard("{Enter}");
  expect(window.location.pathname).toBe("/reminders/b");
  expect(screen.queryByRole("link", { name: "See it" })).toBeNull();
  expect(screen.getByRole("button", { name: /^Undo/ })).toBeTruthy();
  await pass(11_000);
  expect(screen.queryByRole("button", { name: /^Undo/ })).toBeNull();
});

test("a double click cancels once and undoes nothing", async () => {
  const changes = actionSite({ "DELETE /v1/reminders/a": { body: cancelled } }, [waiting]);
  const { user } = openPage();
  await openActions(user);
  await user.dblClick(screen.getByRole("button", { name: "Cancel Call the plumber" }));
  await said("Cancelled: “Call the plumber”");
  expect(changes()).toHaveLength(1);
});

test("one that is kept has the focus at what asked whether to erase it", async () => {
  actionSite({}, [], [sent]);
  const { user } = openPage("/?list=finished");
  await press(user, "Erase Call the plumber");
  await press(user, "Keep it");
  const erase = screen.getByRole("button", { name: "Erase Call the plumber" });
  expect(document.activeElement).toBe(erase);
});

test("what is done and waits again does so once, however often its Undo is tried", async () => {
  const marked: StubResponse = { body: { ...cancelled, doneAt: cancelled.finishedAt } };
  const answers = [refusal(503, "unavailable"), { body: cancelled }];
  const changes = actionSite(
    {
      "POST /v1/reminders/a/done": marked,
      "DELETE /v1/reminders/a/done": () => answers.shift() ?? marked,
      "POST /v1/reminders/a/snooze": { status: 201, body: aReminder({ id: "b", dueAt: DUE }) },
    },
    [waiting],
  );
  const { user } = openPage();
  await press(user, "Done Call the plumber");
  await undo(user);
  await said(/Undo failed/);
  await undo(user);
  await waitFor(() => expect(changes()).toHaveLength(4));
  expect(changes().filter(({ url }) => url.pathname.endsWith("/snooze"))).toHaveLength(1);
});
