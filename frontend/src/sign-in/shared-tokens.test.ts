// One session for all tabs of a browser, and what a device keeps of it.
import { waitFor } from "@testing-library/preact";
import { beforeEach, expect, test, vi } from "vitest";
import { changeSettings } from "../settings/stored-settings";
import { CONFIG, type StubResponse, stubServer } from "../testing/server";
import { signInAs } from "../testing/session";
import { Session } from "./session";
import { loadUserManager } from "./user-manager";

const KEY = `oidc.user:${CONFIG.signIn.issuer}:${CONFIG.signIn.clientId}`;
const OVER: StubResponse = { status: 400, body: { error: "invalid_grant" } };

type Message = { kind: string; session?: object };

beforeEach(() => sessionStorage.clear());

/** The session as another tab would send it. */
function sessionOf(email: string, endsIn: number, token = `${email} ${endsIn}`): object {
  const before = sessionStorage.getItem(KEY);
  signInAs(email, { token, endsIn });
  const text = sessionStorage.getItem(KEY) ?? "";
  const user = JSON.parse(text) as { profile: { sub: string } };
  user.profile.sub = email;
  if (before === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, before);
  return user;
}

function keepHere(session: object): void {
  sessionStorage.setItem(KEY, JSON.stringify(session));
}

/** A tab, and what stands for all others: it has `theirs`, and hears what is said. */
function aTab({ theirs, renewal = OVER }: { theirs?: object; renewal?: StubResponse } = {}) {
  const calls = stubServer({ "POST /oauth2/token": renewal });
  const listeners: ((event: { data: unknown }) => void)[] = [];
  const said: Message[] = [];
  const say = (data: unknown) => listeners.forEach((listener) => listener({ data }));
  const channel = {
    addEventListener: (_: string, listener: (event: { data: unknown }) => void) =>
      void listeners.push(listener),
    postMessage: (message: Message) => {
      said.push(message);
      if (message.kind === "ask" && theirs !== undefined) {
        queueMicrotask(() => say({ kind: "have", session: theirs }));
      }
    },
  } as unknown as BroadcastChannel;
  const tab = { loadManager: loadUserManager, leave: vi.fn(), reload: vi.fn() };
  const session = new Session(CONFIG.signIn, tab, channel);
  return { session, say, said, calls, ...tab };
}

test("a new tab has the session of the others, and keeps it in itself alone", async () => {
  const { session } = aTab({ theirs: sessionOf("nora@example.org", 3600) });
  expect(await session.ready()).toEqual({ status: "signed in", email: "nora@example.org" });
  expect(await session.token()).toBe("nora@example.org 3600");
  expect(localStorage.length).toBe(0);
});

test("where no other has one, it is signed out; one that answers late is heard all the same", async () => {
  const { session, say } = aTab();
  expect(await session.ready()).toEqual({ status: "signed out" });
  say({ kind: "have", session: sessionOf("nora@example.org", 3600) });
  await waitFor(() => expect(session.state.status).toBe("signed in"));
});

test("it tells those that ask, and nothing while nobody is signed in", async () => {
  const { session, say, said } = aTab();
  await session.ready();
  say({ kind: "ask" });
  expect(said).toEqual([{ kind: "ask" }]);
  keepHere(sessionOf("nora@example.org", 3600));
  say({ kind: "ask" });
  expect(said.at(-1)?.session).toMatchObject({ access_token: "nora@example.org 3600" });
});

test("a token that another tab has renewed is taken, and the refresh token not used again", async () => {
  keepHere(sessionOf("nora@example.org", 30));
  const { session, calls } = aTab({ theirs: sessionOf("nora@example.org", 3600) });
  expect(await session.token()).toBe("nora@example.org 3600");
  expect(calls).toEqual([]);
});

test("what this tab renews the others learn", async () => {
  keepHere(sessionOf("nora@example.org", 30));
  const renewed = { access_token: "new", token_type: "Bearer", expires_in: 3600 };
  const { session, said } = aTab({ renewal: { body: renewed } });
  expect(await session.token()).toBe("new");
  expect(said.at(-1)?.session).toMatchObject({ access_token: "new" });
});

test("two calls at once renew once, under one lock for all tabs", async () => {
  keepHere(sessionOf("nora@example.org", 30));
  const request = vi.fn((_name: string, work: () => unknown) => work());
  vi.stubGlobal("navigator", Object.create(navigator, { locks: { value: { request } } }));
  const renewed = { access_token: "new", token_type: "Bearer", expires_in: 3600 };
  const { session, calls } = aTab({ renewal: { body: renewed } });
  expect(await Promise.all([session.token(), session.token()])).toEqual(["new", "new"]);
  expect(calls).toHaveLength(1);
  expect(request).toHaveBeenCalledOnce();
});

test.each([
  ["an older one", "nora@example.org", 60],
  ["somebody else's", "eve@example.org", 7200],
])("%s takes the place of none", async (_, email, endsIn) => {
  keepHere(sessionOf("nora@example.org", 3600));
  const { session, say } = aTab();
  await session.ready();
  say({ kind: "have", session: sessionOf(email, endsIn) });
  expect(await session.token()).toBe("nora@example.org 3600");
});

test("somebody else's after a session that ended: what is loaded here goes", async () => {
  keepHere(sessionOf("nora@example.org", 3600));
  const { session, say, reload } = aTab();
  await session.ready();
  session.end();
  say({ kind: "have", session: sessionOf("eve@example.org", 3600) });
  await waitFor(() => expect(reload).toHaveBeenCalledOnce());
});

test.each([7, "have", { kind: "have" }, { kind: "erase" }, null])(
  "what is no message is nothing: %o",
  async (data) => {
    const { session, say } = aTab();
    await session.ready();
    say(data);
    expect(session.state.status).toBe("signed out");
  },
);

test("who signs out signs out in every tab, and the device keeps no token, draft or address", async () => {
  keepHere(sessionOf("nora@example.org", 3600));
  sessionStorage.setItem("reminder-draft", "{}");
  const { session, said, leave } = aTab();
  await session.ready();
  changeSettings({ email: "n@work.example", phone: "+61491570157", morning: "07:00" });
  session.stay(true);
  session.signOut();
  expect(said.at(-1)).toEqual({ kind: "over" });
  expect(leave).toHaveBeenCalledExactlyOnceWith(CONFIG.signIn, "refresh");
  const kept = JSON.stringify([localStorage, sessionStorage]);
  expect(kept).not.toMatch(/token|example|\+61|draft|stay/);
});

test("a tab in which another's sign-out is heard drops what it has", async () => {
  keepHere(sessionOf("nora@example.org", 3600));
  const { session, say, reload } = aTab();
  await session.ready();
  say({ kind: "over" });
  await waitFor(() => expect(reload).toHaveBeenCalledOnce());
  expect(Object.keys(sessionStorage)).toEqual(["signed-out-in-other-tab"]);
});

test("a tab that slept through the sign-out has no session when it is opened again", async () => {
  const first = aTab({ theirs: sessionOf("nora@example.org", 3600) });
  await first.session.ready();
  const asleep = JSON.parse(sessionStorage.getItem(KEY) ?? "") as object;
  first.session.signOut();
  keepHere(asleep);
  expect(await aTab().session.ready()).toMatchObject({ status: "signed out" });
  expect(sessionStorage.getItem(KEY)).toBeNull();
  const { session, say } = aTab();
  await session.ready();
  say({ kind: "have", session: asleep });
  expect(await session.token()).toBeUndefined();
});

test("who asks for it stays signed in when all tabs were closed, until that is taken back", async () => {
  keepHere(sessionOf("nora@example.org", 3600));
  const { session } = aTab();
  await session.ready();
  expect(session.stays).toBe(false);
  session.stay(true);
  expect(sessionStorage.getItem(KEY)).toBeNull();
  sessionStorage.clear(); // as when the browser is opened again
  const next = aTab().session;
  expect(await next.ready()).toEqual({ status: "signed in", email: "nora@example.org" });
  next.stay(false);
  expect(localStorage.length).toBe(0);
  expect(await next.token()).toBe("nora@example.org 3600");
});
