// Each way back from the sign-in page has an end: the page, or words and a way on.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openPage, screen } from "../testing/page";
import { CONFIG, type StubResponse, stubServer } from "../testing/server";
import { keepSignInState, signInAs } from "../testing/session";
import { Session } from "./session";

const GRANTED = {
  access_token: "new",
  token_type: "Bearer",
  expires_in: 3600,
  id_token: idToken(),
};

function idToken(): string {
  const claims = { sub: "nora", email: "nora@example.org", iss: CONFIG.signIn.issuer, aud: "page" };
  return `${btoa("{}")}.${btoa(JSON.stringify({ ...claims, exp: 4e9, iat: 1 }))}.x`;
}

beforeEach(() => sessionStorage.clear());
afterEach(() => window.history.replaceState(null, "", "/"));

function site(exchange: StubResponse = { body: GRANTED }) {
  return stubServer({
    "POST /oauth2/token": exchange,
  });
}

const failed = () => screen.findByRole("heading", { name: "You are not signed in" });

test.each([
  ["/reminders/7?a=b", "/reminders/7?a=b"],
  ["//evil.example/x", "/"],
  ["/\\evil.example", "/"],
  ["/.//evil.example", "/"],
  ["https://evil.example/", "/"],
  ["/signed-in?error=access_denied", "/"],
  ["/Signed-In/", "/"],
  [7, "/"],
  [undefined, "/"],
])("a sign-in that was to lead back to %s leads to %s", async (returnTo, path) => {
  site();
  keepSignInState("s1", { returnTo });
  const end = await new Session(CONFIG.signIn).completeSignIn(
    `${origin}/signed-in?code=c&state=s1`,
  );
  expect(end).toEqual({ returnTo: path });
});

test("a sign-in leads back to the page, where somebody is signed in", async () => {
  site();
  keepSignInState("s1", { returnTo: "/settings?a=b" });
  openPage("/signed-in?code=c&state=s1");
  expect(await screen.findByRole("button", { name: "Sign out" })).toBeTruthy();
  expect(window.location.pathname + window.location.search).toBe("/settings?a=b");
  expect(screen.queryByText("Signing you in")).toBeNull();
});

test.each([
  ["is refused", "?error=access_denied&state=s1", undefined, /given up/],
  ["has no state", "?code=c", undefined, /given up/],
  ["has nothing", "", undefined, /given up/],
  ["is of another tab", "?code=c&state=other", undefined, /another tab/],
  [
    "came too late",
    "?code=c&state=s1",
    { status: 400, body: { error: "invalid_grant" } },
    /too long/,
  ],
  ["gets no answer", "?code=c&state=s1", new TypeError("Failed to fetch"), /can't be reached/],
] as const)("a way back that %s is explained, and leads on", async (_, query, exchange, words) => {
  site(exchange);
  keepSignInState("s1", { returnTo: "/reminders/7" });
  openPage(`/signed-in${query}`);
  await failed();
  expect(screen.getByRole("alert").textContent).toMatch(words);
  expect(screen.getAllByRole("button", { name: "Sign in" })).not.toEqual([]);
});

test.each(["?code=c&state=used", "", "?error=access_denied&state=used"])(
  "who is signed in and opens %s again goes on to the page",
  async (query) => {
    signInAs("nora@example.org");
    site();
    openPage(`/signed-in${query}`);
    expect(await screen.findByRole("heading", { name: "Reminders" })).toBeTruthy();
    expect(window.location.pathname).toBe("/");
  },
);

test("a session that is damaged is none", async () => {
  sessionStorage.setItem(`oidc.user:${CONFIG.signIn.issuer}:page`, "{");
  site();
  openPage();
  expect(await screen.findByText("Sign in to see your reminders")).toBeTruthy();
});

test("a browser that keeps nothing: the page is there, and says why it can't sign in", async () => {
  for (const method of ["getItem", "setItem", "removeItem"] as const) {
    vi.spyOn(Storage.prototype, method).mockImplementation(() => {
      throw new DOMException("no", "SecurityError");
    });
  }
  site();
  const { user } = openPage();
  await screen.findByText("Sign in to see your reminders");
  await user.click(screen.getAllByRole("button", { name: "Sign in" })[0] as HTMLElement);
  expect((await screen.findByRole("alert")).textContent).toContain("Allow cookies and site data");
});
