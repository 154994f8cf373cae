// Dismissing what needs attention, and marking what is done.
import { waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { Reminder } from "../../api/types";
import { openPage, screen } from "../../testing/page";
import { aDelivery, aReminder } from "../../testing/reminders";
import {
  CONFIG,
  page,
  type StubRequest,
  type StubResponse,
  stubServer,
} from "../../testing/server";

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
    "GET /config.json": { body: CONFIG },
    "GET /v1/reminders": ({ url: { searchParams } }: StubRequest) =>
      page(
        items.filter((item) => {
          if (searchParams.has("attention")) return item.attention;
          return (item.finishedAt === null) === (searchParams.get("state") === "upcoming");
        }),
      ),
    ...(Object.fromEntries(handlers) as Record<string, () => StubResponse>),
  });
  return () =>
    calls
      .filter(({ method }) => method !== "GET")
      .map(({ method, url }) => `${method} ${url.pathname}`);
}

const button = (name: string) => screen.findByRole("button", { name });
const row = () => screen.queryByRole("link", { name: "Call the plumber" });

test("what is dismissed goes once the focus has left, and no longer counts", async () => {
  const changes = site({ "POST /v1/reminders/f/dismiss": looked }, [failed]);
  const { user } = openPage("/?list=attention");
  await user.click(await button("Dismiss Call the plumber"));
  const dismissed = await button("Dismissed Call the plumber");
  expect(document.activeElement).toBe(dismissed);
  expect(screen.getByText("Call the plumber: dismissed")).toBeTruthy();
  await waitFor(() => {
    expect(screen.queryByRole("link", { name: "1 needs attention" })).toBeNull();
  });
  await user.click(dismissed);
  expect(row()).not.toBeNull();
  await user.click(screen.getByRole("heading", { level: 1 }));
  await screen.findByText("Nothing needs your attention");
  expect(changes()).toEqual(["POST /v1/reminders/f/dismiss"]);
});

test("what is done is said to be, and can be undone, under the same focus", async () => {
  const changes = site({
    "POST /v1/reminders/f/done": done,
    "DELETE /v1/reminders/f/done": { ...looked, version: 5 },
  });
  const { user } = openPage("/?list=attention");
  await user.click(await button("Done Call the plumber"));
  const undo = await button("Not done Call the plumber");
  expect(document.activeElement).toBe(undo);
  expect(screen.getByText("Done.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Dismiss Call the plumber" })).toBeNull();
  await user.click(undo);
  const mark = await button("Done Call the plumber");
  expect(document.activeElement).toBe(mark);
  expect(screen.queryByText("Done.")).toBeNull();
  expect(changes()).toEqual(["POST /v1/reminders/f/done", "DELETE /v1/reminders/f/done"]);
});

test("one that waits and is done is not sent, and can be put back", async () => {
  const ended = { status: "cancelled", finishedAt: ENDED, doneAt: ENDED, version: 2 } as const;
  const changes = site({ "POST /v1/reminders/a/done": { ...waiting, ...ended } });
  const { user } = openPage();
  await user.click(await button("Done Call the plumber"));
  const text = await screen.findByText("Done.");
  expect(document.activeElement).toBe(text);
  expect(await button("Put it back Call the plumber")).toBeTruthy();
  expect(changes()).toEqual(["POST /v1/reminders/a/done"]);
});

test("what can't be dismissed yet says why", async () => {
  const detail = { type: "about:blank", title: "No", code: "wrong_status", detail: "No." };
  site({
    "POST /v1/reminders/f/dismiss": { status: 409, body: { ...detail, status: 409 } },
    "GET /v1/reminders/f": failed,
  });
  const { user } = openPage("/?list=attention");
  await user.click(await button("Dismiss Call the plumber"));
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toBe("It is still on its way. It can be dismissed once it has ended.");
});
