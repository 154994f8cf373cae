// What was submitted in the one line is set although the line, or the whole page, is left.
import { cleanup, waitFor } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { enter, entryField, undoSet } from "../../testing/entry";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { lateResponse, page, refusal, type StubResponse, stubServer } from "../../testing/server";
import { signInAs } from "../../testing/session";

const SET: StubResponse = { status: 201, body: aReminder() };

/** Opens the page and sets two in the line; lets the answer to the first come, and tells what was sent. */
async function setTwo() {
  const { answer, response } = lateResponse();
  const calls = stubServer({
    "GET /v1/reminders": page([]),
    "POST /v1/reminders": () => (posted().length === 1 ? response() : SET),
  });
  const posted = () => calls.filter(({ method }) => method === "POST");
  const keys = () => posted().map(({ headers }) => headers.get("Idempotency-Key"));
  const sent = () => posted().map(({ body }) => (body as { message: string }).message);
  const { user } = openPage();
  await enter(user, "tea in 20 min");
  await waitFor(() => expect(sent()).toEqual(["tea"]));
  await user.keyboard("milk in 1 hour{Enter}");
  return { user, answer, sent, keys };
}

const OTHER =
  "It was asked for as nora@example.org, and you are signed in as ada@example.org: nothing was done.";

/** Why what was submitted is not set. */
function submitted() {
  const kept = JSON.parse(sessionStorage.getItem("submitted-entries") ?? "[]") as {
    problems?: { text: string }[];
  }[];
  return kept.map(({ problems }) => problems?.[0]?.text);
}

/** As if the page were loaded anew, so many minutes later. */
function reload(minutes = 0) {
  cleanup();
  const [loadedAt, now] = [performance.timeOrigin + 1, Date.now() + minutes * 60_000];
  vi.spyOn(performance, "timeOrigin", "get").mockReturnValue(loadedAt);
  vi.spyOn(Date, "now").mockReturnValue(now);
  return openPage();
}

test("the second one is set when another view is shown by then", async () => {
  const { user, answer, sent } = await setTwo();
  await user.click(screen.getByRole("link", { name: "Settings" }));
  answer(SET);
  await waitFor(() => expect(sent()).toEqual(["tea", "milk"]));
});

test("what is submitted after a look at something else is set after what was submitted before", async () => {
  const { user, answer, sent } = await setTwo();
  await user.click(screen.getByRole("link", { name: "Settings" }));
  window.history.back();
  await enter(user, "bread in 2 hours");
  answer(SET);
  await waitFor(() => expect(sent()).toEqual(["tea", "milk", "bread"]));
});

test("who signs out meanwhile is signed out once all is set", async () => {
  const sendBeacon = vi.fn<Navigator["sendBeacon"]>(() => true);
  const { user, answer, sent } = await setTwo();
  Object.assign(navigator, { sendBeacon });
  await user.click(screen.getByRole("button", { name: "Sign out" }));
  expect(sent()).toEqual(["tea"]);
  answer(SET);
  await waitFor(() => expect(sendBeacon).toHaveBeenCalledOnce()); // it revokes the tokens
  expect(sent()).toEqual(["tea", "milk"]);
  expect(sessionStorage.getItem("submitted-entries")).toBeNull();
  Reflect.deleteProperty(navigator, "sendBeacon"); // which jsdom lacks
});

test("nothing is set for somebody else who signs in", async () => {
  const { sent } = await setTwo();
  cleanup();
  signInAs("ada@example.org");
  reload();
  expect(await screen.findByText("ada@example.org")).toBeTruthy();
  await waitFor(() => expect(submitted()).toEqual([OTHER, OTHER]));
  expect(sent()).toEqual(["tea"]);
  expect(screen.queryByRole("alert")).toBeNull();
});

test("what is not set when another view is shown is said there, and again at the line", async () => {
  const { user, answer } = await setTwo();
  await user.click(screen.getByRole("link", { name: "Settings" }));
  answer(refusal(503, "unavailable"));
  const words = "Perhaps not set: “tea in 20 min”. No.";
  const bar = await screen.findByRole("group", { name: "What was just done" });
  await waitFor(() => expect(bar.textContent).toContain(words));
  window.history.back();
  expect((await screen.findByRole("alert")).textContent).toBe(words);
});

test("after a reload both are set, and what was sent already makes no second one", async () => {
  const { sent, keys } = await setTwo();
  reload();
  await waitFor(() => expect(sent()).toEqual(["tea", "tea", "milk"]));
  const [first, again, other] = keys();
  expect([first === again, first === other]).toEqual([true, false]);
  await undoSet();
  expect(screen.queryByText(/^Setting “/)).toBeNull();
});

test("a request that ends with the page is no failure: the next page sends it again", async () => {
  const { answer, sent } = await setTwo();
  window.dispatchEvent(new Event("pagehide"));
  answer(new TypeError("aborted"));
  await undoSet();
  expect(submitted()).toEqual([undefined]);
  reload();
  await waitFor(() => expect(sent()).toEqual(["tea", "milk", "tea"]));
});

test("what may no longer be meant is named, and not set", async () => {
  const { sent } = await setTwo();
  reload(2);
  await screen.findByText("Perhaps not set: “tea in 20 min”. Too much time passed.");
  expect(sent()).toEqual(["tea"]);
});

test("what was submitted before it could be read is set; what has no time is named beside it", async () => {
  const calls = stubServer({ "GET /v1/reminders": page([]), "POST /v1/reminders": SET });
  const unread = (id: string, text: string) => ({
    id,
    entry: { text, changes: {} },
    askedAt: Date.now(),
  });
  const entries = [unread("m", "milk"), unread("t", "tea in 20 min")];
  sessionStorage.setItem("submitted-entries", JSON.stringify(entries));
  openPage();
  await undoSet();
  const posted = calls.filter(({ method }) => method === "POST");
  expect(posted.map(({ body }) => body)).toMatchObject([{ message: "tea" }]);
  await screen.findByText("Not set: “milk”. Say when, or choose a time.");
  expect((await entryField()).value).toBe("");
});
