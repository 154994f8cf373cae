// What is done with a reminder is undone.
import { act, fireEvent, waitFor, within } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { actionSite, cancelled, DUE, press, said, title, waiting } from "../../testing/action-site";
import { actionButton, undo } from "../../testing/actions";
import { pass } from "../../testing/clock";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { refusal, type StubResponse } from "../../testing/server";

test("a cancelled one leaves the list, and is there again once that is undone", async () => {
  const again = aReminder({ id: "b", dueAt: DUE, snoozedFrom: "a" });
  const other = aReminder({ id: "o", dueAt: DUE, message: "Other" });
  const changes = actionSite(
    {
      "DELETE /v1/reminders/a": { body: cancelled },
      "POST /v1/reminders/a/snooze": { status: 201, body: again },
    },
    [waiting, other],
  );
  const { user } = openPage();
  await press(user, "Cancel Call the plumber");
  await said("Cancelled: “Call the plumber”");
  const next = screen.getByRole("link", { name: "Other" });
  await waitFor(() => expect(document.activeElement).toBe(next));
  expect(screen.queryByRole("link", { name: "Call the plumber" })).toBeNull();
  expect(
    screen.getByText("Cancelled: “Call the plumber”. Press Ctrl+Z to undo.", {
      selector: "[role=status] *",
    }),
  ).toBeTruthy();
  await user.keyboard("{Control>}z{/Control}");
  const restored = await title();
  await waitFor(() => expect(document.activeElement).toBe(restored));
  expect(restored.compareDocumentPosition(next)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(screen.queryByRole("button", { name: /^Undo/ })).toBeNull();
  const status = document.querySelector("[data-announcer]");
  expect(status?.textContent).toBe("Undone: “Call the plumber”");
  expect(changes().map(({ method, body }) => [method, body])).toEqual([
    ["DELETE", ""],
    ["POST", { dueAt: DUE, timezone: "Australia/Sydney" }],
  ]);
});

test("what was undone is named by its whole title", async () => {
  const quoting = aReminder({ ...waiting, message: "Read “Emma” aloud" });
  actionSite(
    {
      "DELETE /v1/reminders/a": { body: { ...cancelled, message: quoting.message } },
      "POST /v1/reminders/a/snooze": { status: 201, body: { ...quoting, id: "b" } },
    },
    [quoting],
  );
  const { user } = openPage();
  await user.click(await actionButton(user, "Cancel", "Read “Emma” aloud"));
  await undo(user);
  const status = document.querySelector("[data-announcer]");
  await waitFor(() => expect(status?.textContent).toBe("Undone: “Read “Emma” aloud”"));
});

const onDay = (iso: string) => ({ dueAt: iso, dueAtLocal: iso.replace("Z", "+00:00") });
const EARLY = aReminder({ id: "a", version: 3, ...onDay("2099-11-02T00:00:00Z") });
const LATE = aReminder({ id: "o", message: "Other", ...onDay("2099-11-03T00:00:00Z") });

test.each([
  [
    "cancelled",
    "Cancel",
    { status: "cancelled", finishedAt: "2026-11-23T12:00:00.000Z" },
    ["Other"],
  ],
  ["moved before it", "Change time", onDay("2026-12-01T00:00:00Z"), ["Other"]],
  ["moved", "Change time", onDay("2099-11-04T00:00:00Z"), ["Other", "Call the plumber"]],
])("a list from a day on shows what is %s, and undone", async (_, action, changes, titles) => {
  const changed = { body: { ...EARLY, version: 4, ...changes } };
  actionSite(
    {
      "DELETE /v1/reminders/a": changed,
      "PATCH /v1/reminders/a": ({ body }) =>
        "waitSeconds" in Object(body) ? changed : { body: { ...EARLY, version: 5 } },
      "POST /v1/reminders/a/snooze": { status: 201, body: { ...EARLY, id: "b" } },
    },
    [EARLY, LATE],
  );
  const { user } = openPage("/?day=2099-11-01");
  const listed = () =>
    screen.getAllByRole("link", { name: /^(Other|Call)/ }).map((one) => one.textContent);
  await press(user, `${action} Call the plumber`);
  if (action === "Change time") await press(user, "In 10 minutes");
  await said(/: “Call the plumber”/);
  const leaveList = () => act(() => screen.getByRole("heading", { level: 1 }).focus());
  await leaveList();
  await waitFor(() => expect(listed()).toEqual(titles));
  await undo(user);
  await waitFor(async () => expect(document.activeElement).toBe(await title()));
  await leaveList();
  await waitFor(() => expect(listed()).toEqual(["Call the plumber", "Other"]));
});

test("a cancelled one is restored from its own page, too", async () => {
  const again = aReminder({ id: "b", dueAt: DUE, snoozedFrom: "a" });
  actionSite(
    {
      "GET /v1/reminders/a": { body: cancelled },
      "GET /v1/reminders/b": { body: again },
      "POST /v1/reminders/a/snooze": { status: 201, body: again },
    },
    [],
  );
  const { user } = openPage("/reminders/a");
  await user.click(await screen.findByRole("button", { name: "Restore Call the plumber" }));
  await waitFor(() => expect(window.location.pathname).toBe("/reminders/b"));
});

const MOVED = aReminder({
  ...waiting,
  version: 4,
  dueAt: "2027-01-01T00:00:00Z",
  dueAtLocal: "2027-01-01T11:00:00+11:00",
});

test.each([
  [null, { dueAt: DUE, timezone: "Australia/Sydney" }],
  ["2027-04-04T09:00:00", { dueAt: "2027-04-04T09:00:00", timezone: "Australia/Sydney" }],
])(
  "a new time is undone, on condition that nothing else has changed: %s",
  async (localTime, old) => {
    const changes = actionSite(
      {
        "PATCH /v1/reminders/a": ({ body }) => ({
          body: "waitSeconds" in Object(body) ? MOVED : waiting,
        }),
      },
      [{ ...waiting, localTime }],
    );
    const { user } = openPage();
    await press(user, "Change time Call the plumber");
    await press(user, "In 10 minutes");
    await said(/^Changed: “Call the plumber”, due Fri.* 2027/);
    expect(document.activeElement).toBe(await title());
    expect(screen.queryByRole("button", { name: "Change time Call the plumber" })).toBeNull();
    await undo(user);
    await waitFor(() => expect(changes()).toHaveLength(2));
    expect(changes().map(({ headers, body }) => [headers.get("If-Match"), body])).toEqual([
      ['"3"', { waitSeconds: 600 }],
      ['"4"', old],
    ]);
    await waitFor(async () => expect(document.activeElement).toBe(await title()));
  },
);

test("what can't be undone says why until it is closed, and can be tried again", async () => {
  let answer: StubResponse = refusal(422, "invalid_request");
  actionSite(
    { "DELETE /v1/reminders/a": { body: cancelled }, "POST /v1/reminders/a/snooze": () => answer },
    [waiting],
  );
  const { user } = openPage();
  await press(user, "Cancel Call the plumber");
  await undo(user);
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("Cancelled: “Call the plumber”. Undo failed. No.");
  expect(document.activeElement?.textContent).toMatch(/^Undo/);
  answer = new Error("no network");
  await user.keyboard("{Enter}");
  await within(alert).findByText(/Undo failed. No answer came/);
  answer = { status: 201, body: aReminder({ id: "b", dueAt: DUE }) };
  vi.useFakeTimers({ shouldAdvanceTime: true });
  await act(() => screen.getByRole("heading", { level: 1 }).focus());
  await pass(60_000);
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  await waitFor(async () => expect(document.activeElement).toBe(await title()));
});

test("what can be undone stays while it is used, and goes some seconds after", async () => {
  actionSite({ "DELETE /v1/reminders/a": { body: cancelled } }, [waiting]);
  const { user } = openPage();
  await press(user, "Cancel Call the plumber");
  const button = await screen.findByRole("button", { name: /^Undo/ });
  vi.useFakeTimers();
  await act(() => button.focus());
  await pass(60_000);
  expect(button.isConnected).toBe(true);
  await act(() => button.blur());
  await pass(9_000);
  fireEvent.mouseEnter(button.closest(".undo") as Element);
  await pass(60_000);
  expect(button.isConnected).toBe(true);
  fireEvent.mouseLeave(button.closest(".undo") as Element);
  await pass(11_000);
  expect(button.isConnected).toBe(false);
});
