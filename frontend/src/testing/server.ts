// A stand-in for the site in tests: answers what a test tells it to, and keeps what it was asked.
import { vi } from "vitest";
import type { Reminder } from "../api/types";
import type { Config } from "../config/config";

/** What a call is answered with; an Error means that no answer comes. */
export type Answer = { status?: number; body: unknown; headers?: Record<string, string> } | Error;

export interface Asked {
  method: string;
  url: URL;
  body: unknown;
  headers: Headers;
}

export const CONFIG: Config = {
  apiBase: "",
  signIn: {
    issuer: "https://issuer.example",
    clientId: "page",
    authorizationEndpoint: "https://sign-in.example/oauth2/authorize",
    tokenEndpoint: "https://sign-in.example/oauth2/token",
    logoutEndpoint: "https://sign-in.example/logout",
    scopes: ["openid", "email", "reminders/read", "reminders/write"],
    signedInPath: "/signed-in",
    signedOutPath: "/",
  },
  smsCountries: ["AU", "NZ"],
  allowedRecipients: [],
  limits: { messageLength: 1600, subjectLength: 120, horizonDays: 1826 },
};

/** Replaces `fetch`. `answers` maps "GET /path" to an answer, or to a function of the request; returns what is asked, as it is asked. */
export function serve(
  answers: Record<string, Answer | ((asked: Asked) => Answer | Promise<Answer>)>,
): Asked[] {
  const calls: Asked[] = [];
  vi.stubGlobal("fetch", async (input: RequestInfo | URL, init?: RequestInit) => {
    const asked = await read(input, init);
    calls.push(asked);
    const found = answers[`${asked.method} ${asked.url.pathname}`];
    const answer = typeof found === "function" ? await found(asked) : found;
    if (answer === undefined)
      throw new Error(`no answer for ${asked.method} ${asked.url.pathname}`);
    if (answer instanceof Error) throw answer;
    const { body, status = 200, headers = {} } = answer;
    return Response.json(body, { status, headers });
  });
  return calls;
}

/** The answer to a list: one page. */
export function page(items: readonly Reminder[], nextCursor: string | null = null): Answer {
  return { body: { items, nextCursor } };
}

async function read(input: RequestInfo | URL, init: RequestInit | undefined): Promise<Asked> {
  if (!(input instanceof Request)) {
    return {
      method: init?.method ?? "GET",
      url: new URL(input, window.location.origin),
      body: null,
      headers: new Headers(init?.headers),
    };
  }
  const text = await input.clone().text();
  const { method, url, headers } = input;
  return { method, url: new URL(url), body: text && JSON.parse(text), headers };
}
