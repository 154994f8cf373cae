// Signing in and out, and what a session's end does to the page.
import { waitFor } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { SCHEDULES_PATH } from "../reminders/paths";
import { actionSite, press, said } from "../testing/action-site";
import { chip, entryField, write } from "../testing/entry";
import { openPage, screen } from "../testing/page";
import { aReminder } from "../testing/reminders";
import { aSchedule } from "../testing/schedules";
import { CONFIG, page, type StubRequest, type StubResponse, stubServer } from "../testing/server";
import { signInAs } from "../testing/session";
import { Session } from "./session";
import { PAGE } from "./user-manager";

const RENEWED = { access_token: "renewed", token_type: "Bearer", expires_in: 3600 };
const OVER: StubResponse = { status: 400, body: { error: "invalid_grant" } };

function site(renewal: StubResponse, isGood: (token: string) => boolean = () => true) {
  const asFor =
    (answer: StubResponse) =>
    ({ headers }: StubRequest): StubResponse =>
      isGood(headers.get("Authorization")?.replace("Bearer ", "") ?? "")
        ? answer
        : { status: 401, body: { message: "Unauthorized" } };
  const calls = stubServer({
    "GET /v1/reminders": asFor(page([aReminder()])),
    "POST /v1/reminders": asFor({ status: 201, body: aReminder() }),
    "POST /oauth2/token": renewal,
  });
  return (path: string) => calls.filter(({ url }) => url.pathname === path);
}

/** Another tab, and this one's reload, which does nothing. */
function otherTab() {
  const tabs = new EventTarget();
  class Tab extends EventTarget {
    addEventListener = tabs.addEventListener.bind(tabs);
    postMessage = (data: unknown) => void tabs.dispatchEvent(new MessageEvent("message", { data }));
  }
  vi.stubGlobal("BroadcastChannel", Tab);
  const other = new Session(CONFIG.signIn, { ...PAGE, leave: vi.fn() });
  const reload = vi.spyOn(PAGE, "reload").mockReturnValue();
  return { reload, signOutElsewhere: () => other.signOut() };
}

const row = () => screen.findByRole("link", { name: "Call the plumber" });

test("who is signed in is shown, and each call carries the token", async () => {
  const calls = site(OVER);
  openPage();
  await row();
  expect(screen.getAllByText("nora@example.org")).not.toEqual([]);
  expect(calls("/v1/reminders").map(({ headers }) => headers.get("Authorization"))).toContain(
    "Bearer token",
  );
  expect(calls("/oauth2/token")).toEqual([]);
});

test("what can still be undone is asked for in the name of who signs out", async () => {
  const leave = vi.spyOn(PAGE, "leave").mockReturnValue();
  const ended = aReminder({ id: "s", status: "sent", finishedAt: "2026-11-23T12:00:00.000Z" });
  const calls = actionSite({ "DELETE /v1/reminders/s": { status: 204, body: null } }, [], [ended]);
  const { user } = openPage("/?list=finished");
  await press(user, "Erase Call the plumber");
  await user.click(screen.getByRole("button", { name: "Erase it" }));
  await user.click(screen.getByRole("button", { name: "Sign out" }));
  await waitFor(() => expect(leave).toHaveBeenCalledOnce());
  const tokens = calls().map(({ method, headers }) => [method, headers.get("Authorization")]);
  expect(tokens).toEqual([["DELETE", "Bearer token"]]);
});

test.each([
  ["Erase Call the plumber", "Erase it", "DELETE /v1/reminders/s"],
  ["End Call the plumber", "End it", "DELETE /v1/schedules/w"],
])(
  "what can still be undone is asked for when somebody signs out in another tab: %s",
  async (button, answer, request) => {
    const { reload, signOutElsewhere } = otherTab();
    const failed = { status: "failed", finishedAt: "2026-11-23T12:00:00.000Z" } as const;
    const schedule = aSchedule({ id: "w", message: "Call the plumber" });
    const calls = actionSite(
      {
        "GET /v1/schedules": page([schedule]),
        "GET /v1/schedules/w": { body: schedule },
        [request]: { body: schedule },
      },
      [],
      [aReminder({ id: "s", ...failed })],
    );
    const { user } = openPage(button.startsWith("End") ? SCHEDULES_PATH : "/?list=finished");
    await press(user, button);
    await user.click(screen.getByRole("button", { name: answer }));
    await said(/: “Call the plumber”/);
    signOutElsewhere();
    await waitFor(() => expect(reload).toHaveBeenCalled());
    const tokens = calls().map(({ method, url, headers }) => [
      `${method} ${url.pathname}`,
      headers.get("Authorization"),
    ]);
    expect(tokens).toEqual([[request, "Bearer token"]]);
  },
);

test("after a sign-out in another tab the page says so, once, and that has the focus", async () => {
  site(OVER);
  const { reload, signOutElsewhere } = otherTab();
  const before = openPage("/new");
  await screen.findByLabelText("Message");
  signOutElsewhere();
  await waitFor(() => expect(reload).toHaveBeenCalled());
  before.unmount();
  const after = openPage("/new");
  const notice = await screen.findByText(/^You signed out in another tab/);
  await waitFor(() => expect(document.activeElement).toBe(notice));
  after.unmount();
  openPage("/");
  expect(await screen.findByText("Sign in to see your reminders")).toBeTruthy();
  expect(screen.queryByText(/another tab/)).toBeNull();
});

test("nobody signed in: the line is there, the list asks to sign in, and nothing is asked of the API", async () => {
  sessionStorage.clear();
  const calls = site(OVER);
  openPage();
  expect(await entryField()).toBeTruthy();
  expect(await screen.findByText("Sign in to see your reminders")).toBeTruthy();
  expect(calls("/v1/reminders")).toEqual([]);
});

test.each([
  ["is about to end", { endsIn: 30 }, () => true],
  ["is refused", {}, (token: string) => token === "renewed"],
])("a token that %s is renewed once, without anybody noticing", async (_, stored, isGood) => {
  sessionStorage.clear();
  signInAs("nora@example.org", stored);
  const calls = site({ body: RENEWED }, isGood);
  openPage();
  await row();
  const renewals = calls("/oauth2/token");
  expect(renewals).toHaveLength(1);
  expect(calls("/v1/reminders").at(-1)?.headers.get("Authorization")).toBe("Bearer renewed");
  expect(document.querySelector("iframe")).toBeNull();
});

test.each([
  ["can't be renewed", {}, OVER],
  ["has nothing to be renewed with", { refreshToken: null }, { body: RENEWED }],
])(
  "a session that %s has ended: the page says so, what is typed stays",
  async (_, stored, renewal) => {
    let isOver = false;
    sessionStorage.clear();
    signInAs("nora@example.org", stored);
    site(renewal, () => !isOver);
    const { user } = openPage();
    await row();
    await write(user, "Water the tree in 1 h");
    await chip("When");
    isOver = true;
    await user.keyboard("{Enter}");
    expect(await screen.findByText("Your session has ended")).toBeTruthy();
    await waitFor(async () => expect((await entryField()).value).toBe("Water the tree in 1 h"));
    expect(document.querySelector("iframe")).toBeNull();
  },
);

test("without an answer to the renewal the session goes on", async () => {
  sessionStorage.clear();
  signInAs("nora@example.org", { endsIn: 30 });
  const calls = site(new TypeError("Failed to fetch"));
  openPage();
  await waitFor(() => expect(calls("/oauth2/token")).toHaveLength(2)); // it is tried again
  expect(screen.getByText("nora@example.org")).toBeTruthy();
  expect(sessionStorage.getItem(`oidc.user:${CONFIG.signIn.issuer}:page`)).not.toBeNull();
});
