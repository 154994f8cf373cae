// Signing out, and what a lost library does to the session.
import { OidcClient, type OidcClientSettings } from "oidc-client-ts";
import { expect, test, vi } from "vitest";
import { ChunkError } from "../chunks/load-chunk";
import { CONFIG } from "../testing/server";
import { Session } from "./session";
import { OtherTabs } from "./tabs/other-tabs";
import { TokenStore } from "./tabs/token-store";
import { loadUserManager, logoutUrl, revoke } from "./user-manager";

/** A session whose library is lost as long as `isLost` says so. */
function aSession({ leave = vi.fn(), isLost = () => false }) {
  const reload = vi.fn();
  const tokens = new TokenStore(CONFIG.signIn);
  const session = new Session({
    loadManager: () =>
      isLost() ? Promise.reject(new ChunkError(undefined)) : loadUserManager(CONFIG.signIn, tokens),
    tokens,
    tabs: new OtherTabs(tokens),
    callbackPath: "/signed-in",
    leave,
    reload,
  });
  return { session, reload };
}

test("signing out forgets all that the tab holds, then leaves", async () => {
  sessionStorage.setItem("reminder-draft", "{}");
  const leave = vi.fn(() => expect(sessionStorage.length).toBe(0));
  const { session } = aSession({ leave });
  expect(await session.token()).toBe("token");
  session.signOut();
  expect(leave).toHaveBeenCalledExactlyOnceWith("refresh");
  expect(await session.token()).toBeUndefined();
});

test("the session at the user pool is ended by its logout page, which leads back to the site", () => {
  const url = new URL(logoutUrl(CONFIG.signIn));
  expect(url.origin + url.pathname).toBe(CONFIG.signIn.logoutEndpoint);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: "page",
    logout_uri: `${window.location.origin}/`,
  });
});

test("where everybody signs in with one provider, the pool is asked for that one", async () => {
  const authorizationEndpoint = `${CONFIG.signIn.authorizationEndpoint}?identity_provider=company`;
  const { settings } = await loadUserManager(
    { ...CONFIG.signIn, authorizationEndpoint },
    new TokenStore(CONFIG.signIn),
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
  const { session, reload } = aSession({ isLost });
  await session.signIn("/");
  expect(session.state).toEqual(LOST);
  await session.retry();
  expect(session.state).toEqual(NORA);
  expect(reload).not.toHaveBeenCalled();
});

test("one that stays lost: it is said, and the page loaded again, once for each try", async () => {
  const { session, reload } = aSession({ isLost: () => true });
  const end = await session.completeSignIn(`${window.location.origin}/signed-in?code=c&state=s`);
  expect(end).toMatchObject({ returnTo: "/" });
  await session.signIn("/");
  expect(reload).not.toHaveBeenCalled();
  await session.retry();
  expect(session.state).toEqual(LOST);
  expect(reload).toHaveBeenCalledOnce();
});

test("the user pool is asked to take the refresh token no longer", () => {
  const sendBeacon = vi.fn<Navigator["sendBeacon"]>(() => true);
  vi.stubGlobal("navigator", Object.create(navigator, { sendBeacon: { value: sendBeacon } }));
  revoke(CONFIG.signIn, "the refresh token");
  const [url, body] = sendBeacon.mock.calls[0] ?? [];
  expect(url?.toString()).toBe("https://sign-in.example/oauth2/revoke");
  expect(body).toEqual(
    new URLSearchParams({ token: "the refresh token", client_id: CONFIG.signIn.clientId }),
  );
});
