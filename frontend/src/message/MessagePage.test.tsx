// The page of a message's links: one press each, by keyboard too, and nothing before it.
import { render, screen, waitFor, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Message } from "../api/types";
import { type StubHandler, stubServer } from "../testing/server";
import { MessagePage } from "./MessagePage";

const PATH = "/v1/messages/token";

const MESSAGE: Message = {
  title: "Call Ada",
  dueAt: "2026-11-23T22:00:00Z",
  dueAtLocal: "2026-11-24T09:00:00+11:00",
  timezone: "Australia/Sydney",
  askedBy: null,
  forOneself: false,
  doneAt: null,
  snoozedTo: null,
  stopped: null,
  actions: ["done", "snooze", "stop"],
};

const NOT_FOUND = {
  status: 404,
  body: { title: "Not Found", code: "not_found", detail: "There is nothing at this link." },
};

function message(changes: Partial<Message> = {}) {
  return { body: { ...MESSAGE, ...changes } };
}

async function open(responses: Record<string, StubHandler>, wanted = "") {
  const calls = stubServer({ [`GET ${PATH}`]: message(), ...responses });
  render(<MessagePage token="token" wanted={wanted} />);
  await screen.findByRole("heading", { level: 1 });
  return { calls, user: userEvent.setup() };
}

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const focused = () => document.activeElement?.textContent;

test("it shows what the message is about, and asks for nothing else", async () => {
  const { calls } = await open({});
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Call Ada");
  expect(
    screen.getByText("Due Tuesday, November 24, 2026 at 9:00 AM (Australia/Sydney)"),
  ).toBeTruthy();
  expect(calls.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([`GET ${PATH}`]);
  expect(calls[0]?.headers.has("authorization")).toBe(false);
});

test.each([
  [{ askedBy: null }, /Somebody who uses/],
  [{ askedBy: "Payroll" }, "Payroll asked for it."],
  [{ forOneself: true }, "Its recipient asked for it."],
])("it says who asked, by no address: %o", async (changes, words) => {
  await open({ [`GET ${PATH}`]: message(changes) });
  expect(screen.getByText(words)).toBeTruthy();
});

test.each([
  ["done", "Yes, it is done"],
  ["snooze", "In an hour"],
  ["stop", "Stop messages from this sender"],
])("the link for %s has its button focused", async (wanted, name) => {
  await open({}, wanted);
  await waitFor(() => expect(document.activeElement).toBe(button(name)));
});

test("done by the Enter key", async () => {
  const done = message({ doneAt: "2026-11-24T00:00:00.000Z", actions: ["snooze", "stop"] });
  const { calls, user } = await open({ [`POST ${PATH}/done`]: done }, "done");
  await waitFor(() => expect(document.activeElement).toBe(button("Yes, it is done")));
  await user.keyboard("{Enter}");
  expect(await screen.findByText("It is done.")).toBeTruthy();
  expect(focused()).toBe("Is it done?"); // its button is gone
  expect(calls).toHaveLength(2);
});

test("snoozed by one press", async () => {
  const { calls, user } = await open({
    [`POST ${PATH}/snooze`]: message({ snoozedTo: "2026-11-24T00:00:00Z" }),
  });
  await user.click(button("In an hour"));
  expect(
    await screen.findByText(
      "It will be sent again on Tuesday, November 24, 2026 at 11:00 AM (Australia/Sydney).",
    ),
  ).toBeTruthy();
  expect(calls[1]?.body).toEqual({ waitSeconds: 3600 });
});

test("snoozed to any time of the next days", async () => {
  const { calls, user } = await open({
    [`POST ${PATH}/snooze`]: message({ snoozedTo: "2026-11-24T00:00:00Z" }),
  });
  const field = screen.getByLabelText<HTMLInputElement>("Or at another time");
  const latest = field.max; // it grows with each minute
  field.value = latest;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await user.click(button("Send it then"));
  await screen.findByText(/It will be sent again/);
  expect(calls[1]?.body).toEqual({ dueAt: new Date(latest).toISOString().replace(".000", "") });
});

test("what was moved as often as it may be has no choice of another time", async () => {
  const moved = message({ snoozedTo: "2026-11-24T00:00:00Z", actions: ["done", "stop"] });
  await open({ [`GET ${PATH}`]: moved });
  expect(screen.getByText(/It will be sent again on/)).toBeTruthy();
  expect(screen.queryByText("Another time?")).toBeNull();
  expect(screen.queryByText("In an hour")).toBeNull();
});

test.each([
  ["Stop messages from this sender", { scope: "owner" }, /from this sender are stopped/],
  [/^Stop all messages/, { scope: "site" }, /^Emails from localhost.* are stopped/],
])("stopped by one press, and taken back: %s", async (name, body, words) => {
  const { calls, user } = await open({
    [`POST ${PATH}/stop`]: { body: { stopped: body.scope } },
    [`DELETE ${PATH}/stop`]: { body: { stopped: null } },
  });
  await user.click(button(name));
  expect(await screen.findByText(words)).toBeTruthy();
  expect(calls[1]?.body).toEqual(body);
  expect(focused()).toBe("No more of these?");
  await user.click(button(/^Undo/));
  expect(await screen.findByText("Messages are allowed again.")).toBeTruthy();
  expect(focused()).toBe("No more of these?");
  expect(calls[2]?.method).toBe("DELETE");
});

test("what was stopped before is said, with its undo", async () => {
  await open({ [`GET ${PATH}`]: message({ stopped: "owner" }) });
  expect(screen.getByText(/are stopped for a year/)).toBeTruthy();
  expect(button(/^Undo/)).toBeTruthy();
});

test("only what can be done is offered", async () => {
  await open({ [`GET ${PATH}`]: message({ actions: [], doneAt: "2026-11-24T00:00:00.000Z" }) });
  expect(screen.getByText("It is done.")).toBeTruthy();
  expect(screen.getByText("It can't be sent again now.")).toBeTruthy();
  expect(screen.queryAllByRole("button")).toEqual([]);
});

test("without its message a link still stops others", async () => {
  const { user } = await open({
    [`GET ${PATH}`]: NOT_FOUND,
    [`POST ${PATH}/stop`]: { body: { stopped: "owner" } },
  });
  expect(screen.getByRole("heading", { level: 1 }).textContent).toMatch(/nothing at this link/);
  await user.click(button("Stop messages from this sender"));
  expect(await screen.findByText(/from this sender are stopped/)).toBeTruthy();
});

test.each<[StubHandler, RegExp]>([
  [NOT_FOUND, /no longer works/],
  [new TypeError("offline"), /twice does no harm/],
  [
    { status: 409, body: { title: "Conflict", code: "wrong_status", detail: "x" } },
    /still being sent/,
  ],
  [{ status: 429, body: { message: "Too Many Requests" } }, /Too many requests/],
  [
    { status: 409, body: { title: "Conflict", code: "snooze_refused", detail: "Not now." } },
    /Not now/,
  ],
  [
    {
      status: 422,
      body: {
        title: "x",
        code: "invalid_request",
        detail: "x",
        errors: [{ detail: "Choose a time." }],
      },
    },
    /Choose a time/,
  ],
])("what fails is said, and can be tried again", async (response, words) => {
  const { user } = await open({ [`POST ${PATH}/snooze`]: response });
  await user.click(button("In an hour"));
  const section = screen.getByRole("region", { name: "Send it again" });
  expect((await within(section).findByText(words)).closest('[role="alert"]')).toBeTruthy();
  expect(button("In an hour").getAttribute("aria-disabled")).toBe("false");
});

test("where it can't be loaded it is tried again by a press", async () => {
  let tries = 0;
  stubServer({ [`GET ${PATH}`]: () => (tries++ ? message() : new TypeError("offline")) });
  render(<MessagePage token="token" wanted="" />);
  await userEvent.setup().click(await screen.findByRole("button", { name: "Try again" }));
  expect((await screen.findByRole("heading", { level: 1 })).textContent).toBe("Call Ada");
});
