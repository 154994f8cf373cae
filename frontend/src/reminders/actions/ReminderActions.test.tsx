// What can be done with a reminder from the list.
import { act, fireEvent, waitFor, within } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import type { Reminder } from "../../api/types";
import { openActions, undo } from "../../testing/actions";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import {
  CONFIG,
  page,
  type StubRequest,
  type StubResponse,
  stubServer,
} from "../../testing/server";

const DUE = new Date(Date.now() + 7_200_000).toISOString();
const waiting = aReminder({ id: "a", dueAt: DUE, version: 3 });
const cancelled = aReminder({
  ...waiting,
  status: "cancelled",
  version: 4,
  finishedAt: "2026-11-23T12:00:00.000Z",
});
const sent = aReminder({ id: "s", status: "sent", finishedAt: "2026-11-23T12:00:00.000Z" });

type Answers = Parameters<typeof stubServer>[0];

/** A site that lists `upcoming` and `finished`; returns the changes that it was asked for. */
function site(answers: Answers, upcoming: readonly Reminder[], finished: readonly Reminder[] = []) {
  const calls = stubServer({
    "GET /config.json": { body: CONFIG },
    "GET /v1/reminders": ({ url }: StubRequest) =>
      page(url.searchParams.get("state") === "upcoming" ? upcoming : finished),
    ...answers,
  });
  return () => calls.filter(({ method }) => method !== "GET");
}

function refusal(status: number, code: string, more: object = {}): StubResponse {
  return {
    status,
    body: { type: "about:blank", title: "No", status, code, detail: "No.", ...more },
  };
}

/** Presses a button of the list: of a reminder where its name ends with one's. */
async function press(user: ReturnType<typeof openPage>["user"], name: string) {
  if (name.endsWith("Call the plumber")) await openActions(user);
  const list = within(await screen.findByRole("tabpanel"));
  await user.click(await list.findByRole("button", { name }));
}

const title = () => screen.findByRole("link", { name: "Call the plumber" });
const said = (text: string | RegExp) => screen.findByText(text, { selector: ".undo p" });

test("a cancelled one leaves the list, and is there again once that is undone", async () => {
  const again = aReminder({ id: "b", dueAt: DUE, snoozedFrom: "a" });
  const other = aReminder({ id: "o", dueAt: DUE, message: "Other" });
  const changes = site(
    {
      "DELETE /v1/reminders/a": { body: cancelled },
      "POST /v1/reminders/a/snooze": { status: 201, body: again },
    },
    [waiting, other],
  );
  const { user } = openPage();
  await press(user, "Cancel Call the plumber");
  await said("Call the plumber: cancelled");
  const next = screen.getByRole("link", { name: "Other" });
  await waitFor(() => expect(document.activeElement).toBe(next));
  expect(screen.queryByRole("link", { name: "Call the plumber" })).toBeNull();
  expect(
    screen.getByText("Call the plumber: cancelled. Press Ctrl+Z to undo.", {
      selector: "[role=status] *",
    }),
  ).toBeTruthy();
  await user.keyboard("{Control>}z{/Control}");
  const restored = await title();
  await waitFor(() => expect(document.activeElement).toBe(restored));
  expect(screen.queryByRole("button", { name: /^Undo/ })).toBeNull();
  expect(changes().map(({ method, body }) => [method, body])).toEqual([
    ["DELETE", ""],
    ["POST", { dueAt: DUE, timezone: "Australia/Sydney" }],
  ]);
});

test("a cancelled one is restored from its own page, too", async () => {
  const again = aReminder({ id: "b", dueAt: DUE, snoozedFrom: "a" });
  site(
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
    const changes = site(
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
    await said(/^Call the plumber: now due Fri.* 2027/);
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

test("what can't be undone says why, for as long as it is not closed", async () => {
  site(
    {
      "DELETE /v1/reminders/a": { body: cancelled },
      "POST /v1/reminders/a/snooze": refusal(422, "invalid_request"),
    },
    [waiting],
  );
  const { user } = openPage();
  await press(user, "Cancel Call the plumber");
  await undo(user);
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("Call the plumber: cancelled: that failed. No.");
  await user.click(within(alert).getByRole("button", { name: /^Close/ }));
  expect(screen.queryByRole("alert")).toBeNull();
});

const pass = (milliseconds: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(milliseconds);
  });

test("what can be undone stays while it is used, and goes some seconds after", async () => {
  site({ "DELETE /v1/reminders/a": { body: cancelled } }, [waiting]);
  const { user } = openPage();
  await press(user, "Cancel Call the plumber");
  const button = await screen.findByRole("button", { name: /^Undo/ });
  vi.useFakeTimers();
  await act(() => button.focus());
  await pass(60_000);
  expect(button.isConnected).toBe(true);
  await act(() => button.blur());
  await pass(9_000);
  fireEvent.mouseEnter(button.closest(".undo-bar") as Element);
  await pass(60_000);
  expect(button.isConnected).toBe(true);
  fireEvent.mouseLeave(button.closest(".undo-bar") as Element);
  await pass(11_000);
  expect(button.isConnected).toBe(false);
});

test("the keys go from row to row, and to what can be done with one", async () => {
  site({}, [waiting, aReminder({ id: "o", dueAt: DUE, message: "Other" })]);
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

test("any date and time can be chosen, and one that is past is not sent", async () => {
  const later = aReminder({
    ...waiting,
    version: 4,
    dueAt: "2027-01-01T00:00:00Z",
    dueAtLocal: "2027-01-01T11:00:00+11:00",
  });
  const changes = site({ "PATCH /v1/reminders/a": { body: later } }, [waiting]);
  const { user } = openPage();
  await press(user, "Change time Call the plumber");
  await press(user, "At a time…");
  const panel = within(screen.getByRole("group", { name: "New time" }));
  await user.clear(panel.getByLabelText("Date"));
  await user.type(panel.getByLabelText("Date"), "2020-01-01");
  await press(user, "Save this time");
  expect(screen.getByText("That time has passed. Choose one that is ahead.")).toBeTruthy();
  await user.clear(panel.getByLabelText("Date"));
  await user.type(panel.getByLabelText("Date"), "2027-01-01");
  await user.clear(panel.getByLabelText("Time"));
  await user.type(panel.getByLabelText("Time"), "09:30");
  await press(user, "Save this time");
  await said(/now due/);
  expect(changes().map(({ body }) => body)).toEqual([
    { dueAt: "2027-01-01T09:30", timezone: "Australia/Sydney" },
  ]);
});

test("another time begins at the present one, in the reminder's own zone", async () => {
  const dueAt = "2027-05-01T13:30:00Z";
  const there = aReminder({ id: "a", dueAt, timezone: "America/New_York" });
  const changes = site({ "PATCH /v1/reminders/a": { body: { ...there, version: 4 } } }, [there]);
  const { user } = openPage();
  await press(user, "Change time Call the plumber");
  await press(user, "At a time…");
  const panel = within(screen.getByRole("group", { name: "New time" }));
  const values = ["Date", "Time", "Time zone"].map(
    (label) => panel.getByLabelText<HTMLInputElement>(label).value,
  );
  expect(values).toEqual(["2027-05-01", "09:30", "America/New_York"]);
  await user.clear(panel.getByLabelText("Time"));
  await user.type(panel.getByLabelText("Time"), "10:45");
  await press(user, "Save this time");
  await screen.findAllByText(/now due/);
  expect(changes().map(({ body }) => body)).toEqual([
    { dueAt: "2027-05-01T10:45", timezone: "America/New_York" },
  ]);
});

test("any wait can be chosen", async () => {
  const changes = site({ "PATCH /v1/reminders/a": { body: { ...waiting, version: 4 } } }, [
    waiting,
  ]);
  const { user } = openPage();
  await press(user, "Change time Call the plumber");
  await press(user, "In…");
  const panel = within(screen.getByRole("group", { name: "New time" }));
  await user.clear(panel.getByLabelText("In"));
  await user.type(panel.getByLabelText("In"), "45");
  await press(user, "Save this time");
  await screen.findAllByText(/now due/);
  expect(changes().map(({ body }) => body)).toEqual([
    { timezone: "Australia/Sydney", waitSeconds: 2700 },
  ]);
});

test("too late is said, and the row shows what the reminder has become once the focus has left", async () => {
  const sending = aReminder({ ...waiting, status: "sending", version: 4 });
  site(
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
  const changes = site(
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
  await said(/now due/);
  expect(changes().map(({ headers }) => headers.get("If-Match"))).toEqual(['"3"', '"9"']);
});

test("a snooze whose answer was lost is sent again under the same key", async () => {
  const again = aReminder({ id: "b", dueAt: DUE, snoozedFrom: "s" });
  let isLost = true;
  const changes = site(
    {
      "POST /v1/reminders/s/snooze": () => {
        const answer = isLost ? new TypeError("lost") : { status: 201, body: again };
        isLost = false;
        return answer;
      },
    },
    [],
    [sent],
  );
  const { user } = openPage();
  await user.click(await screen.findByRole("tab", { name: "Finished" }));
  await press(user, "Snooze Call the plumber");
  await press(user, "In 10 minutes");
  expect((await screen.findByRole("alert")).textContent).toMatch(/^No answer came/);
  await press(user, "In 10 minutes");
  const link = await screen.findByRole("link", { name: "See it" });
  expect(link.getAttribute("href")).toBe("/reminders/b");
  const keys = changes().map(({ headers }) => headers.get("Idempotency-Key"));
  expect(keys).toHaveLength(2);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(keys[1]).toBe(keys[0]);
});

test("a double click cancels once and undoes nothing", async () => {
  const changes = site({ "DELETE /v1/reminders/a": { body: cancelled } }, [waiting]);
  const { user } = openPage();
  await openActions(user);
  await user.dblClick(screen.getByRole("button", { name: "Cancel Call the plumber" }));
  await said("Call the plumber: cancelled");
  expect(changes()).toHaveLength(1);
});
