// Dismissing what needs attention, and marking what is done.
import { waitFor, within } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import type { Reminder } from "../../api/types";
import { actionButton, undo, type User } from "../../testing/actions";
import { openPage, screen } from "../../testing/page";
import { aDelivery, aReminder } from "../../testing/reminders";
import {
  callOf,
  changesIn,
  page,
  refusal,
  type StubRequest,
  type StubResponse,
  stubServer,
} from "../../testing/server";
import { endSession } from "../../ui/session-end";

const ENDED = "2026-11-23T22:00:01.000Z";
const failed = aReminder({
  id: "f",
  status: "failed",
  finishedAt: ENDED,
  version: 3,
  attention: true,
  deliveries: { email: aDelivery({ status: "failed" }) },
});
const looked = { ...failed, attention: false, version: 4 };
const done = { ...looked, doneAt: "2026-11-24T09:00:00.000Z" };
const later = new Date(Date.now() + 7_200_000).toISOString();
const waiting = aReminder({ id: "a", dueAt: later });

/** A site whose lists follow what is done on it; returns the changes that it was asked for. */
function site(
  answers: Readonly<Record<string, Reminder | StubResponse>>,
  listed = [failed, waiting],
) {
  let items: readonly Reminder[] = listed;
  const handlers = Object.entries(answers).map(([call, answer]) => [
    call,
    () => {
      if (!("version" in answer)) return answer;
      items = items.map((item) => (item.id === answer.id ? answer : item));
      return { body: answer };
    },
  ]);
  const calls = stubServer({
    "GET /v1/reminders": ({ url: { searchParams } }: StubRequest) =>
      page(
        items.filter((item) => {
          if (searchParams.has("attention")) return item.attention;
          return (item.finishedAt === null) === (searchParams.get("state") === "upcoming");
        }),
      ),
    ...(Object.fromEntries(handlers) as Record<string, () => StubResponse>),
  });
  return () => changesIn(calls).map((call) => callOf(call) + call.url.search);
}

const row = () => screen.queryByRole("link", { name: "Call the plumber" });
const close = (user: User) => user.click(screen.getByRole("button", { name: /^Close/ }));
const ERASE = "DELETE /v1/reminders/f";

test("what is dismissed goes and counts no more; that is asked for when it can't be undone", async () => {
  const changes = site({ "POST /v1/reminders/f/dismiss": looked }, [failed]);
  const { user } = openPage("/?list=attention");
  await user.click(await actionButton(user, "Dismiss"));
  await screen.findByRole("tab", { name: "Needs attention" });
  await screen.findByText("Nothing needs your attention");
  expect(document.activeElement).toBe(screen.getByRole("tab", { selected: true }));
  expect(changes()).toEqual([]);
  await undo(user);
  await waitFor(() => expect(document.activeElement).toBe(row()));
  expect(screen.getByRole("tab", { name: /^Needs attention\s1$/ })).toBeTruthy();
  expect(changes()).toEqual([]);
  await user.click(await actionButton(user, "Dismiss"));
  await close(user);
  await waitFor(() => expect(changes()).toEqual(["POST /v1/reminders/f/dismiss"]));
  expect(row()).toBeNull();
});

test.each([
  ["hidden", () => document.dispatchEvent(new Event("visibilitychange", { bubbles: true }))],
  ["left", () => window.dispatchEvent(new Event("pagehide"))],
  ["signed out of", () => endSession(() => undefined)],
])("what is erased is asked about, and is once the page is %s", async (_, leave) => {
  const changes = site({ [ERASE]: { status: 204, body: null } }, [failed]);
  const { user } = openPage("/?list=finished");
  await user.click(await actionButton(user, "Erase"));
  await user.click(screen.getByRole("button", { name: "Keep it" }));
  expect(row()).not.toBeNull();
  await user.click(await actionButton(user, "Erase"));
  await user.click(screen.getByRole("button", { name: "Erase it" }));
  await screen.findByText("Nothing has been sent yet");
  expect(changes()).toEqual([]);
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  leave();
  await waitFor(() => expect(changes()).toEqual(["DELETE /v1/reminders/f?erase=true"]));
  expect(row()).toBeNull();
});

test("what could not be erased is there again, and that is said", async () => {
  site({ [ERASE]: refusal(409, "wrong_status") }, [failed]);
  const { user } = openPage("/?list=finished");
  await user.click(await actionButton(user, "Erase"));
  await user.click(screen.getByRole("button", { name: "Erase it" }));
  await screen.findByText("Nothing has been sent yet");
  await close(user);
  expect((await screen.findByRole("alert")).textContent).toContain("That failed");
  expect(await screen.findByRole("link", { name: "Call the plumber" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^Undo/ })).toBeNull();
  await close(user);
  expect(screen.queryByRole("alert")).toBeNull();
});

test("what is done is said to be, and asked for once that can't be undone", async () => {
  const changes = site({ "POST /v1/reminders/f/done": done });
  const { user } = openPage("/?list=finished");
  await user.click(await actionButton(user, "Done"));
  expect(await screen.findByText("Done", { selector: "li" })).toBeTruthy();
  expect(document.activeElement).toBe(row());
  expect(changes()).toEqual([]);
  await close(user);
  await waitFor(() => expect(changes()).toEqual(["POST /v1/reminders/f/done"]));
  expect(screen.getByText("Done", { selector: "li" })).toBeTruthy();
  expect(await actionButton(user, "Not done")).toBeTruthy();
});

test("one that waits and is done is not sent; undone, it waits again", async () => {
  const ended = { status: "cancelled", finishedAt: ENDED, doneAt: ENDED, version: 2 } as const;
  const changes = site({
    "POST /v1/reminders/a/done": { ...waiting, ...ended },
    "POST /v1/reminders/a/snooze": { status: 201, body: aReminder({ id: "b", dueAt: later }) },
    "DELETE /v1/reminders/a/done": { ...waiting, ...ended, doneAt: null, version: 3 },
  });
  const { user } = openPage();
  await user.click(await actionButton(user, "Done"));
  await waitFor(() => expect(row()).toBeNull());
  await undo(user);
  await waitFor(() => expect(document.activeElement).toBe(row()));
  expect(changes()).toEqual([
    "POST /v1/reminders/a/done",
    "DELETE /v1/reminders/a/done",
    "POST /v1/reminders/a/snooze",
  ]);
});

test("one that comes again can be undone, and is led to", async () => {
  const sent = aReminder({ id: "f", status: "sent", finishedAt: ENDED });
  const again = aReminder({ id: "b", dueAt: later, snoozedFrom: "f" });
  const cancelled = { ...again, status: "cancelled", finishedAt: ENDED, version: 2 } as const;
  const changes = site(
    {
      "POST /v1/reminders/f/snooze": { status: 201, body: again },
      "DELETE /v1/reminders/b": { body: cancelled },
    },
    [sent],
  );
  const { user } = openPage("/?list=finished");
  await user.click(await actionButton(user, "Snooze"));
  const panel = within(screen.getByRole("group", { name: "When again" }));
  await user.click(panel.getByRole("button", { name: "In an hour" }));
  const link = await screen.findByRole("link", { name: "See it" });
  expect(link.getAttribute("href")).toBe("/reminders/b");
  await undo(user);
  await waitFor(() =>
    expect(changes()).toEqual(["POST /v1/reminders/f/snooze", "DELETE /v1/reminders/b"]),
  );
});

test("a duplicate is a draft of its text and addresses", async () => {
  site({}, [failed]);
  const { user } = openPage("/?list=finished");
  await user.click(await actionButton(user, "Duplicate"));
  expect(JSON.parse(sessionStorage.getItem("reminder-draft") ?? "{}")).toMatchObject({
    message: "Call the plumber",
    preference: "email",
    email: "nora@example.org",
  });
});

test("what can't be dismissed says why, and needs attention again", async () => {
  site({
    "POST /v1/reminders/f/dismiss": refusal(409, "wrong_status"),
    "GET /v1/reminders/f": failed,
  });
  const { user } = openPage("/?list=attention");
  await user.click(await actionButton(user, "Dismiss"));
  await close(user);
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("It is still on its way. It can be dismissed once");
  expect(await screen.findByRole("tab", { name: /^Needs attention\s1$/ })).toBeTruthy();
});
