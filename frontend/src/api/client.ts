// The typed client for the API.
import createClient, { type Client } from "openapi-fetch";
import { recordServerDate } from "../time/server-clock";
import { type Credentials, sendAuthorized } from "./credentials";
import { NotSentError } from "./errors";
import type { paths } from "./schema";

export type ApiClient = Client<paths>;

/** Milliseconds after which a call without an answer counts as lost; the API ends at 29 s. */
const TIMEOUT = 30_000;

/**
 * A client for the API at `apiBase`; "" is the site that the page came from. It calls in the name
 * of `credentials`.
 */
export function apiClient(apiBase: string, credentials: Credentials): ApiClient {
  return createClient<paths>({
    baseUrl: apiBase || window.location.origin,
    fetch: (request) => sendAuthorized(credentials, request, fetchWithTimeout),
  });
}

async function fetchWithTimeout(request: Request): Promise<Response> {
  const sentAt = Date.now();
  const isOffline = !navigator.onLine;
  const response = await fetch(request, { signal: withTimeout(request.signal) }).catch(
    (error: unknown) => {
      throw isOffline && !request.signal.aborted ? new NotSentError(error) : error;
    },
  );
  recordServerDate(response.headers.get("Date"), sentAt, Date.now());
  return response;
}

/**
 * A signal that follows `signal`, and aborts by itself after the time-out. `AbortSignal.any` and
 * `AbortSignal.timeout` are newer than some browsers: https://caniuse.com/mdn-api_abortsignal_any_static
 */
function withTimeout(signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const late = new DOMException("No answer came in time.", "TimeoutError");
  const timer = setTimeout(() => controller.abort(late), TIMEOUT);
  const follow = () => {
    clearTimeout(timer);
    controller.abort(signal.reason);
  };
  if (signal.aborted) follow();
  signal.addEventListener("abort", follow, { once: true });
  return controller.signal;
}
