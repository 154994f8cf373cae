// The typed client for the API. Its calls carry the caller's token.
import createClient from "openapi-fetch";
import { recordServerDate } from "../time/server-clock";
import { NotSentError } from "./errors";
import type { paths } from "./schema";

export type ApiClient = ReturnType<typeof apiClient>;

/** Where tokens come from; undefined means that nobody is signed in. */
export interface Credentials {
  token: () => Promise<string | undefined>;
  renewedToken: () => Promise<string | undefined>;
  /** Called when the API refuses what was sent: nobody is signed in any longer. */
  end: () => void;
}

/** Milliseconds after which a call without an answer counts as lost; the gateway ends at 25 s. */
const TIMEOUT = 30_000;

/** A client in the name of `credentials`, or of nobody; `apiBase` "" is the page's own site. */
export function apiClient(apiBase: string, credentials?: Credentials) {
  return createClient<paths>({
    baseUrl: apiBase || window.location.origin,
    fetch: (request) =>
      credentials ? sendAuthorized(request, credentials) : fetchWithTimeout(request),
  });
}

/** A token that the API refuses is renewed, once, and the call made again. */
async function sendAuthorized(request: Request, credentials: Credentials): Promise<Response> {
  const send = (token: string | undefined) => {
    const copy = request.clone();
    if (token !== undefined) copy.headers.set("Authorization", `Bearer ${token}`);
    return fetchWithTimeout(copy);
  };
  const token = await credentials.token().catch(notSent);
  let answer = await send(token);
  if (answer.status !== 401) return answer;
  // What was sent before was refused.
  const renewed = token && (await credentials.renewedToken().catch(notSent));
  if (renewed) answer = await send(renewed);
  if (answer.status === 401) credentials.end();
  return answer;
}

function notSent(error: unknown): never {
  throw new NotSentError(error);
}

async function fetchWithTimeout(request: Request): Promise<Response> {
  const sentAt = Date.now();
  const isOffline = !navigator.onLine;
  const { signal } = request;
  const response = await fetch(request, { signal: orLate(signal) }).catch((error: unknown) => {
    throw isOffline && !signal.aborted ? new NotSentError(error) : error;
  });
  recordServerDate(response.headers.get("Date"), sentAt, Date.now());
  return response;
}

/** Aborts with `signal` or when it takes too long: some browsers lack `AbortSignal.any`. */
function orLate(signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const follow = () => controller.abort(signal.reason);
  if (signal.aborted) follow();
  signal.addEventListener("abort", follow);
  setTimeout(() => controller.abort(new DOMException("Too late", "TimeoutError")), TIMEOUT);
  return controller.signal;
}
