// A stand-in for the site in tests: responds as a test says, and records the requests.
import { onTestFinished, vi } from "vitest";
import type { Reminder, Schedule } from "../api/types";
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

const EMPTY_SITE: Record<string, StubHandler> = {
  "GET /config.json": { body: CONFIG },
  "GET /v1/reminders": page([]),
  "GET /v1/schedules": page([]),
};

/**
 * Replaces `fetch`. `responses` maps "GET /path" to a response, or to a function of the request;
 * beside them the site has its settings, and lists that are empty. Returns the requests as they
 * come. What is still asked for when the test is over gets no response: it would be heard by the
 * page of the next one.
 */
export function stubServer(responses: Record<string, StubHandler> = {}): StubRequest[] {
  const calls: StubRequest[] = [];
  let isOver = false;
  onTestFinished(() => void (isOver = true));
  vi.stubGlobal("fetch", async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = await read(input, init);
    calls.push(request);
    const found = { ...EMPTY_SITE, ...responses }[`${request.method} ${request.url.pathname}`];
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

/** The requests that ask for a change. */
export function changesIn(calls: readonly StubRequest[]): StubRequest[] {
  return calls.filter(({ method, url }) => method !== "GET" && !url.pathname.endsWith("/preview"));
}

/** A request as "GET /path". */
export const callOf = ({ method, url }: StubRequest) => `${method} ${url.pathname}`;

/** A response that comes once `answer` is called with it. */
export function lateResponse() {
  let answer: (response: StubResponse) => void = () => undefined;
  const response = new Promise<StubResponse>((resolve) => (answer = resolve));
  return { answer, response: () => response };
}

/** The response to a list: one page. */
export function page(
  items: readonly (Reminder | Schedule)[],
  nextCursor: string | null = null,
): StubResponse {
  return { body: { items, nextCursor } };
}

/** The responses to the list of what is upcoming, and to the others. */
export function lists(upcoming: readonly Reminder[], others: readonly Reminder[] = []) {
  return ({ url }: StubRequest) =>
    page(url.searchParams.get("state") === "upcoming" ? upcoming : others);
}

/** How a call is refused, and why. */
export function refusal(status: number, code: string, more: object = {}): StubResponse {
  return {
    status,
    body: { type: "about:blank", title: "No", status, code, detail: "No.", ...more },
  };
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
