// The typed client for the API. Its calls carry the caller's token.
import createClient from "openapi-fetch";
import { recordServerDate } from "../time/server-clock";
import { NotSentError } from "./errors";
import type { paths } from "./schema";

export type ApiClient = ReturnType<typeof apiClient>;

/** Where tokens come from; undefined if nobody is signed in. */
export interface Credentials {
  token: () => Promise<string | undefined>;
  renewedToken: () => Promise<string | undefined>;
  /** Called when the API refuses the renewed token too. */
  end: () => void;
}

/** Milliseconds after which a call without a response fails; the gateway stops after 25 s. */
const TIMEOUT = 30_000;

/** A client with `credentials`, or without; `apiBase` "" is the page's own site. */
export function apiClient(apiBase: string, credentials?: Credentials) {
  return createClient<paths>({
    baseUrl: apiBase || window.location.origin,
    fetch: (request) =>
      credentials ? sendAuthorized(request, credentials) : fetchWithTimeout(request),
  });
}

/** Sends with a token; if the API refuses that, once more with a renewed one. */
async function sendAuthorized(request: Request, credentials: Credentials): Promise<Response> {
  const send = (token: string | undefined) => {
    const copy = request.clone();
    if (token !== undefined) copy.headers.set("Authorization", `Bearer ${token}`);
    return fetchWithTimeout(copy);
  };
  const token = await credentials.token().catch(notSent);
  let response = await send(token);
  if (response.status !== 401) return response;
  const renewed = token && (await credentials.renewedToken().catch(notSent));
  if (renewed) response = await send(renewed);
  if (response.status === 401) credentials.end();
  return response;
}

function notSent(error: unknown): never {
  throw new NotSentError(error);
}

async function fetchWithTimeout(request: Request): Promise<Response> {
  const sentAt = Date.now();
  const isOffline = !navigator.onLine;
  const { signal } = request;
  const response = await fetch(request, { signal: withTimeout(signal) }).catch((error: unknown) => {
    throw isOffline && !signal.aborted ? new NotSentError(error) : error;
  });
  recordServerDate(response.headers.get("Date"), sentAt, Date.now());
  return response;
}

/** Aborts with `signal` or after the timeout: some browsers lack `AbortSignal.any`. */
function withTimeout(signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const abort = () => controller.abort(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort);
  setTimeout(() => controller.abort(new DOMException("Too late", "TimeoutError")), TIMEOUT);
  return controller.signal;
}
