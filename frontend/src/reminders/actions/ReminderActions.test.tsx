// What can be done with a reminder from the list.
import { within } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { Reminder } from "../../api/types";
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

/** Presses a button of the list. */
async function press(user: ReturnType<typeof openPage>["user"], name: string) {
  const list = within(await screen.findByRole("tabpanel"));
  await user.click(await list.findByRole("button", { name }));
}

test("a cancelled one can be put back in its place, and the focus goes along", async () => {
  const again = aReminder({ id: "b", dueAt: DUE, snoozedFrom: "a" });
  const changes = site(
    {
      "DELETE /v1/reminders/a": { body: cancelled },
      "POST /v1/reminders/a/snooze": { status: 201, body: again },
    },
    [waiting],
  );
  const { user } = openPage();
  await press(user, "Cancel Call the plumber");
  const text = await screen.findByText("Cancelled.");
  expect(document.activeElement).toBe(text);
  expect(await screen.findAllByText("Call the plumber: Cancelled")).toHaveLength(1);
  await press(user, "Put it back Call the plumber");
  await screen.findByRole("button", { name: "Cancel Call the plumber" });
  expect(screen.queryByText("Cancelled.")).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("link", { name: "Call the plumber" }));
  expect(changes().map(({ method, body }) => [method, body])).toEqual([
    ["DELETE", ""],
    ["POST", { dueAt: DUE }],
  ]);
});

test("a new time is asked for on condition that nothing else has changed", async () => {
  const later = aReminder({
    ...waiting,
    version: 4,
    dueAt: "2027-01-01T00:00:00Z",
    dueAtLocal: "2027-01-01T11:00:00+11:00",
  });
  const changes = site({ "PATCH /v1/reminders/a": { body: later } }, [waiting]);
  const { user } = openPage();
  await press(user, "Change time Call the plumber");
  await press(user, "In 10 minutes");
  expect((await screen.findAllByText(/^Now due Fri.* 2027/)).length).toBe(2); // seen, and announced
  const toggle = screen.getByRole("button", { name: "Change time Call the plumber" });
  expect(document.activeElement).toBe(toggle);
  expect(toggle.getAttribute("aria-expanded")).toBe("false");
  const [change] = changes();
  expect(change?.headers.get("If-Match")).toBe('"3"');
  expect(change?.body).toEqual({ waitSeconds: 600 });
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
  await screen.findAllByText(/^Now due/);
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

test("a double click cancels once and puts nothing back", async () => {
  const changes = site({ "DELETE /v1/reminders/a": { body: cancelled } }, [waiting]);
  const { user } = openPage();
  await user.dblClick(await screen.findByRole("button", { name: "Cancel Call the plumber" }));
  await screen.findByText("Cancelled.");
  expect(changes()).toHaveLength(1);
});
