// What is asked for while nobody is signed in is made once somebody is, exactly once, and said.
import { cleanup, within } from "@testing-library/preact";
import { beforeEach, expect, test } from "vitest";
import { email, message, submit } from "../../testing/create-form";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import {
  CONFIG,
  page,
  type StubRequest,
  type StubResponse,
  stubServer,
} from "../../testing/server";
import { signInAs } from "../../testing/session";

const DUE = new Date(Date.now() + 7_200_000).toISOString();
const waiting = aReminder({ id: "a", dueAt: DUE, version: 3 });
const cancelled = aReminder({ ...waiting, status: "cancelled", finishedAt: DUE, version: 4 });
const sent = aReminder({ id: "s", status: "sent", finishedAt: "2026-11-23T12:00:00.000Z" });
const again = aReminder({ id: "b", dueAt: DUE, snoozedFrom: "s" });
const PROBLEM = {
  type: "about:blank",
  title: "No",
  status: 412,
  code: "stale_version",
  detail: "No.",
};

let isOver = false;
let list = [waiting];

type Answers = Readonly<Record<string, StubResponse>>;

/** A site that takes no token while the session is over; returns the changes that reached it. */
function site(answers: Answers = {}) {
  const reached: StubRequest[] = [];
  const responses: Answers = {
    "GET /v1/reminders/a": { body: waiting },
    "POST /v1/reminders": { status: 201, body: waiting },
    "DELETE /v1/reminders/a": { body: cancelled },
    "PATCH /v1/reminders/a": { body: { ...waiting, version: 4 } },
    "POST /v1/reminders/s/snooze": { status: 201, body: again },
    ...answers,
  };
  const guarded = (response: StubResponse) => (request: StubRequest) => {
    if (isOver) return { status: 401, body: { message: "Unauthorized" } };
    if (request.method !== "GET") reached.push(request);
    return response;
  };
  const calls = Object.entries(responses).map(([call, response]) => [call, guarded(response)]);
  stubServer({
    "GET /config.json": { body: CONFIG },
    "POST /oauth2/token": { status: 400, body: { error: "invalid_grant" } },
    "GET /v1/reminders": ({ url }: StubRequest) =>
      isOver
        ? { status: 401, body: { message: "Unauthorized" } }
        : page(url.searchParams.get("state") === "upcoming" ? list : [sent]),
    ...(Object.fromEntries(calls) as Record<string, () => StubResponse>),
  });
  return reached;
}

/** As if the browser came back from the sign-in page. */
function comeBack(path = "/", address = "nora@example.org") {
  cleanup();
  isOver = false;
  signInAs(address);
  return openPage(path);
}

async function fillIn(user: ReturnType<typeof openPage>["user"]) {
  await user.type(await message(), "Call the plumber");
  await user.type(email(), "nora@example.org");
}

beforeEach(() => {
  isOver = false;
  list = [waiting];
});

const heldText = (words: string) => screen.findByText(`Not done yet: you asked to ${words}.`);

test("a form that is sent when signed out makes one reminder after the sign-in, and says so", async () => {
  sessionStorage.clear();
  const reached = site();
  const { user } = openPage();
  await fillIn(user);
  await user.click(submit());
  await heldText("set “Call the plumber”");
  expect(reached).toEqual([]);
  comeBack();
  expect(await screen.findByText(/^Set\./)).toBeTruthy();
  expect(reached).toHaveLength(1);
  expect(reached[0]?.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f-]{36}$/);
  expect(reached[0]?.body).toMatchObject({ message: "Call the plumber", waitSeconds: 600 });
  comeBack();
  expect((await message()).value).toBe("");
  expect(reached).toHaveLength(1);
});

test("a form that is sent when the session has ended makes one reminder after the next", async () => {
  const reached = site();
  const { user } = openPage();
  await fillIn(user);
  isOver = true;
  await user.click(submit());
  await heldText("set “Call the plumber”");
  expect(screen.getByText("Your session has ended")).toBeTruthy();
  comeBack("/reminders/a");
  expect(await screen.findByText(/^Set\./)).toBeTruthy(); // the form is where it leads
  expect(reached).toHaveLength(1);
});

test("what is refused is said at its field, and the draft stays", async () => {
  sessionStorage.clear();
  const errors = [{ pointer: "#/email", code: "x", detail: "No such address." }];
  site({
    "POST /v1/reminders": { status: 422, body: { ...PROBLEM, code: "invalid_request", errors } },
  });
  const { user } = openPage();
  await fillIn(user);
  await user.click(submit());
  await heldText("set “Call the plumber”");
  comeBack();
  expect((await screen.findByRole("alert")).textContent).toContain("No such address.");
  expect((await message()).value).toBe("Call the plumber");
});

test("what is changed meanwhile, or no longer wanted, is not made", async () => {
  sessionStorage.clear();
  const reached = site();
  const { user } = openPage();
  await fillIn(user);
  await user.click(submit());
  await heldText("set “Call the plumber”");
  await user.type(await message(), "!");
  expect(screen.queryByText(/^Not done yet/)).toBeNull();
  await user.click(submit());
  await user.click(await screen.findByRole("button", { name: "Don't do it" }));
  comeBack();
  expect((await message()).value).toBe("Call the plumber!");
  await screen.findByRole("link", { name: "Call the plumber" });
  expect(reached).toEqual([]);
});

test("after half an hour it is not made by itself, and that is said", async () => {
  sessionStorage.clear();
  const reached = site();
  const { user } = openPage();
  await fillIn(user);
  await user.click(submit());
  await heldText("set “Call the plumber”");
  const held = JSON.parse(sessionStorage.getItem("held-change") ?? "") as { askedAt: number };
  held.askedAt -= 31 * 60_000;
  sessionStorage.setItem("held-change", JSON.stringify(held));
  comeBack();
  expect((await screen.findByRole("alert")).textContent).toContain("Too much time passed");
  expect((await message()).value).toBe("Call the plumber");
  expect(reached).toEqual([]);
});

test("somebody else who signs in makes nothing that another asked for", async () => {
  const reached = site();
  const { user } = openPage();
  await screen.findByRole("link", { name: "Call the plumber" });
  isOver = true;
  await user.click(screen.getByRole("button", { name: "Cancel Call the plumber" }));
  await heldText("cancel “Call the plumber”");
  comeBack("/", "eve@example.org");
  expect((await screen.findByRole("alert")).textContent).toContain("asked for as nora@example.org");
  expect(reached).toEqual([]);
});

test("what can't be sent is kept, and can be tried again", async () => {
  site({ "DELETE /v1/reminders/a": new TypeError("Failed to fetch") });
  const { user } = openPage();
  await screen.findByRole("link", { name: "Call the plumber" });
  isOver = true;
  await user.click(screen.getByRole("button", { name: "Cancel Call the plumber" }));
  await heldText("cancel “Call the plumber”");
  const next = comeBack();
  expect((await screen.findByRole("alert")).textContent).toContain("No answer came");
  const reached = site();
  await next.user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Cancelled: “Call the plumber”.")).toBeTruthy();
  expect(reached).toHaveLength(1);
});

const inList = () => within(screen.getByRole("tabpanel"));

type Press = (user: ReturnType<typeof openPage>["user"]) => Promise<void>;

const snooze: Press = async (user) => {
  await user.click(await screen.findByRole("tab", { name: "Finished" }));
  await user.click(await screen.findByRole("button", { name: "Snooze Call the plumber" }));
  isOver = true;
  await user.click(inList().getByRole("button", { name: "In 10 minutes" }));
};
const cancel: Press = async (user) => {
  const button = await screen.findByRole("button", { name: "Cancel Call the plumber" });
  isOver = true;
  await user.click(button);
};
const changeTime: Press = async (user) => {
  await user.click(await screen.findByRole("button", { name: "Change time Call the plumber" }));
  isOver = true;
  await user.click(inList().getByRole("button", { name: "In an hour" }));
};
const first: Press = async (user) => {
  const button = await screen.findByRole("button", { name: "Remind me in 10 seconds" });
  isOver = true;
  await user.click(button);
};

test.each([
  ["a cancel", cancel, "DELETE", "cancel", /^Cancelled: /],
  ["another time", changeTime, "PATCH", "change", /^Changed: /],
  ["a snooze", snooze, "POST", "send again", /comes again/],
] as const)("%s in a session that has ended is made after the next", async (...row) => {
  const [, press, method, words, done] = row;
  const reached = site();
  const { user } = openPage();
  await press(user);
  await heldText(`${words} “Call the plumber”`);
  comeBack();
  expect(await screen.findByText(done)).toBeTruthy();
  expect(reached.map((request) => request.method)).toEqual([method]);
});

test("the first reminder, too", async () => {
  list = [];
  const reached = site();
  const { user } = openPage();
  await first(user);
  await heldText("set “It works: this is how your reminders arrive.”");
  comeBack();
  expect(await screen.findByText(/^Set: /)).toBeTruthy();
  expect(reached.map(({ body }) => body)).toMatchObject([{ waitSeconds: 10 }]);
});

test("an edit is saved after the next sign-in", async () => {
  const reached = site();
  const { user } = openPage("/reminders/a/edit");
  await user.type(await screen.findByLabelText("Message"), "!");
  isOver = true;
  await user.click(screen.getByRole("button", { name: "Save" }));
  await heldText("change “Call the plumber”");
  comeBack("/reminders/a/edit");
  expect(await screen.findByText("Your changes are saved.")).toBeTruthy();
  expect(reached.map(({ body }) => body)).toEqual([{ message: "Call the plumber!" }]);
});

test("an edit that is refused after the sign-in is still in its form", async () => {
  const stale = aReminder({ ...waiting, version: 9 });
  site({
    "PATCH /v1/reminders/a": { status: 412, body: PROBLEM },
    "GET /v1/reminders/a": { body: stale },
  });
  const { user } = openPage("/reminders/a/edit");
  await user.type(await screen.findByLabelText("Message"), "!");
  isOver = true;
  await user.click(screen.getByRole("button", { name: "Save" }));
  await heldText("change “Call the plumber”");
  comeBack("/reminders/a/edit");
  expect((await screen.findByRole("alert")).textContent).toContain("changed elsewhere");
  expect((await screen.findByLabelText<HTMLTextAreaElement>("Message")).value).toBe(
    "Call the plumber!",
  );
});

test.each(["{", "7", '{"change":{"kind":"erase everything"}}', '{"change":{"kind":"cancel"}}'])(
  "what is kept and damaged is nothing: %s",
  async (text) => {
    const reached = site();
    sessionStorage.setItem("held-change", text);
    openPage();
    await screen.findByRole("link", { name: "Call the plumber" });
    expect(screen.queryByRole("alert")).toBeNull();
    expect(reached).toEqual([]);
  },
);
