// Signing out, and what a lost library does to the session.
import { OidcClient, type OidcClientSettings } from "oidc-client-ts";
import { expect, test, vi } from "vitest";
import { ChunkError } from "../chunks/load-chunk";
import { CONFIG } from "../testing/server";
import { Session } from "./session";
import { SharedTokens } from "./shared-tokens";
import { loadUserManager, PAGE } from "./user-manager";

/** A session whose library is lost as long as `isLost` says so. */
function aSession({ leave = vi.fn(), isLost = () => false }) {
  const reload = vi.fn();
  const signinRedirect = vi.fn();
  const loadManager: typeof loadUserManager = async (...given) => {
    if (isLost()) throw new ChunkError(undefined);
    return Object.assign(await loadUserManager(...given), { signinRedirect });
  };
  const session = new Session(CONFIG.signIn, { loadManager, leave, reload });
  return { session, reload, signinRedirect };
}

test("signing out forgets all that the tab holds, then leaves", async () => {
  sessionStorage.setItem("reminder-draft", "{}");
  const leave = vi.fn(() => expect(sessionStorage.length).toBe(0));
  const { session } = aSession({ leave });
  expect(await session.token()).toBe("token");
  session.signOut();
  expect(leave).toHaveBeenCalledExactlyOnceWith(CONFIG.signIn, "refresh");
  expect(await session.token()).toBeUndefined();
});

test("the user pool takes the refresh token no longer, and ends its session, which leads back", () => {
  const sendBeacon = vi.fn<Navigator["sendBeacon"]>(() => true);
  const assign = vi.fn<(url: string) => void>();
  vi.stubGlobal("navigator", Object.create(navigator, { sendBeacon: { value: sendBeacon } }));
  vi.stubGlobal("window", Object.create(window, { location: { value: { origin, assign } } }));
  PAGE.leave(CONFIG.signIn, "the refresh token");
  const [revocation, body] = sendBeacon.mock.calls[0] ?? [];
  expect(revocation?.toString()).toBe("https://sign-in.example/oauth2/revoke");
  expect(Object.fromEntries(body as URLSearchParams)).toEqual({
    token: "the refresh token",
    client_id: "page",
  });
  const url = new URL(assign.mock.calls[0]?.[0] ?? "");
  expect(url.origin + url.pathname).toBe(CONFIG.signIn.logoutEndpoint);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: "page",
    logout_uri: `${origin}/`,
  });
});

test("where everybody signs in with one provider, the pool is asked for that one", async () => {
  const authorizationEndpoint = `${CONFIG.signIn.authorizationEndpoint}?identity_provider=company`;
  const nobody = { onReceived: vi.fn(), onSignedOut: vi.fn() };
  const { settings } = await loadUserManager(
    { ...CONFIG.signIn, authorizationEndpoint },
    new SharedTokens(CONFIG.signIn, new BroadcastChannel("session"), nobody),
  );
  const client = new OidcClient(settings as OidcClientSettings);
  const url = new URL((await client.createSigninRequest({})).url);
  expect(url.origin + url.pathname).toBe(CONFIG.signIn.authorizationEndpoint);
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    identity_provider: "company",
    client_id: "page",
    response_type: "code",
    code_challenge_method: "S256",
  });
});

const LOST = { status: "unavailable", reason: new ChunkError(undefined).message };

const NORA = { status: "signed in", email: "nora@example.org" };

test("who is signed in needs no library", async () => {
  const { session } = aSession({ isLost: () => true });
  expect(await session.ready()).toEqual(NORA);
  expect(await session.token()).toBe("token");
});

test("a library that is lost when somebody wants to sign in is said to be; trying again helps", async () => {
  const isLost = vi.fn().mockReturnValueOnce(true).mockReturnValue(false);
  const { session, reload, signinRedirect } = aSession({ isLost });
  await session.signIn("/");
  expect(session.state).toEqual(LOST);
  await session.signIn("/settings");
  expect(signinRedirect).toHaveBeenCalledWith({ state: { returnTo: "/settings" } });
  expect(reload).not.toHaveBeenCalled();
});

test("one that stays lost: it is said, and the page loaded again when that is tried again", async () => {
  const { session, reload } = aSession({ isLost: () => true });
  const end = await session.completeSignIn(`${window.location.origin}/signed-in?code=c&state=s`);
  expect(end).toMatchObject({ returnTo: "/" });
  await session.signIn("/");
  expect(reload).not.toHaveBeenCalled();
  await session.signIn("/");
  expect(session.state).toEqual(LOST);
  expect(reload).toHaveBeenCalledOnce();
});
