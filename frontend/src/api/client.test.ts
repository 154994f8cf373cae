// What is known of a call that got no answer, and of one that is refused for want of a sign-in.
import { expect, test, vi } from "vitest";
import { apiClient, type Credentials } from "./client";
import { dataOf, isTransient, NetworkError, NotSentError } from "./errors";

const NOBODY: Credentials = {
  token: () => Promise.resolve(undefined),
  renewedToken: () => Promise.resolve(undefined),
  end: () => undefined,
};

/** Why a call fails, with this `fetch`, while the device is on line or not. */
async function failure(fetch: () => Promise<Response>, isOnline: boolean, credentials = NOBODY) {
  vi.stubGlobal("fetch", fetch);
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(isOnline);
  const call = dataOf(apiClient("", credentials).GET("/v1/reminders"));
  return call.then(() => undefined).catch((error: unknown) => error as Error);
}

const lost = () => Promise.reject(new TypeError("Failed to fetch"));

test("what never left is said not to have been sent, and may be tried again", async () => {
  const offline = await failure(lost, false);
  expect(offline).toBeInstanceOf(NotSentError);
  expect(offline?.message).toContain("nothing has changed");
  expect(isTransient(offline as Error)).toBe(true);
  const noToken = await failure(lost, true, { ...NOBODY, token: lost });
  expect(noToken).toBeInstanceOf(NotSentError);
});

test("what may have left gets no answer, and may be tried again", async () => {
  const noAnswer = await failure(lost, true);
  expect(noAnswer).toBeInstanceOf(NetworkError);
  expect(isTransient(noAnswer as Error)).toBe(true);
});

test("who is refused without a token, or with a new one, is signed out", async () => {
  const refused = () => Promise.resolve(Response.json({ message: "No" }, { status: 401 }));
  for (const token of [undefined, "old"]) {
    const end = vi.fn(NOBODY.end);
    const tokens: Credentials = {
      token: () => Promise.resolve(token),
      renewedToken: () => Promise.resolve("new"),
      end,
    };
    const error = await failure(refused, true, tokens);
    expect(error?.message).toContain("Sign in again");
    expect(end).toHaveBeenCalledOnce();
  }
});
