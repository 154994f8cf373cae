// A stand-in for the site in tests: responds as a test says, and records the requests.
import { onTestFinished, vi } from "vitest";
import type { Reminder } from "../api/types";
import type { Config } from "../config/config";

/** What a request gets; an Error means that no response comes. */
export type StubResponse =
  | { status?: number; body: unknown; headers?: Record<string, string> }
  | Error;

/** The response to each request, or a function that makes it. */
export type StubHandler =
  | StubResponse
  | ((request: StubRequest) => StubResponse | Promise<StubResponse>);

export interface StubRequest {
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

const NO_SCHEDULES: Record<string, StubHandler> = {
  "GET /v1/schedules": { body: { items: [], nextCursor: null } },
};

/**
 * Replaces `fetch`. `responses` maps "GET /path" to a response, or to a function of the request;
 * returns the requests as they come. What is still asked for when the test is over gets no
 * response: it would be heard by the page of the next one.
 */
export function stubServer(responses: Record<string, StubHandler>): StubRequest[] {
  const calls: StubRequest[] = [];
  let isOver = false;
  onTestFinished(() => void (isOver = true));
  vi.stubGlobal("fetch", async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = await read(input, init);
    calls.push(request);
    const found = { ...NO_SCHEDULES, ...responses }[`${request.method} ${request.url.pathname}`];
    const response = typeof found === "function" ? await found(request) : found;
    if (isOver) return new Promise(() => undefined);
    if (response === undefined)
      throw new Error(`no response for ${request.method} ${request.url.pathname}`);
    if (response instanceof Error) throw response;
    const { body, status = 200, headers = {} } = response;
    if (status === 204) return new Response(null, { status, headers });
    return Response.json(body, { status, headers });
  });
  return calls;
}

/** The response to a list: one page. */
export function page(items: readonly Reminder[], nextCursor: string | null = null): StubResponse {
  return { body: { items, nextCursor } };
}

async function read(input: RequestInfo | URL, init: RequestInit | undefined): Promise<StubRequest> {
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
