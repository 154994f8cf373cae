// Signing out, and the way there.
import { expect, test, vi } from "vitest";
import { CONFIG } from "../testing/server";
import { Session } from "./session";
import { loadUserManager, logoutUrl } from "./user-manager";

test("signing out forgets all that the tab holds, then leaves", async () => {
  sessionStorage.setItem("reminder-draft", "{}");
  const leave = vi.fn(() => expect(sessionStorage.length).toBe(0));
  const session = new Session({
    loadManager: () => loadUserManager(CONFIG.signIn),
    callbackPath: "/signed-in",
    leave,
    reload: vi.fn(),
  });
  expect(await session.token()).toBe("token");
  await session.signOut();
  expect(leave).toHaveBeenCalledOnce();
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
