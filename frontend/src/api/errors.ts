// The errors of a call; their messages are for people.
import type { Problem } from "./types";

/** The API refused. `problem` is absent if the gateway responded instead of the API. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem | undefined;

  constructor(status: number, problem: Problem | undefined) {
    super(problem?.detail ?? GATEWAY_MESSAGES[status] ?? DOWN);
    this.status = status;
    this.problem = problem;
  }
}

const GATEWAY_MESSAGES: Readonly<Record<number, string>> = {
  401: "You are no longer signed in. Sign in again: what you have typed stays.",
  403: "You are not allowed to do this.",
  429: "Too many requests at once. Wait a moment and try again.",
};
const DOWN = "The service has a problem at the moment. Try again in a minute.";

/** No response came: offline, a broken connection or a time-out. The call may have succeeded. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super("The service can't be reached. Check your connection and try again.", { cause });
  }
}

/** The request was not sent: offline, or without a token. Nothing has happened. */
export class NotSentError extends Error {
  constructor(cause: unknown) {
    const reason = "The service can't be reached, and nothing has changed.";
    super(`${reason} Try again once you are online.`, { cause });
  }
}

type Result<T> = { data?: T | undefined; error?: unknown; response: Response };

/** The data of a call's response. Throws one of the errors above, or that the call was aborted. */
export async function dataOf<T>(call: Promise<Result<T>>): Promise<T> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    const isAborted = cause instanceof DOMException && cause.name === "AbortError";
    throw isAborted || cause instanceof NotSentError ? cause : new NetworkError(cause);
  });
  if (data !== undefined || response.status === 204) return data as T;
  throw new ApiError(response.status, isProblem(error) ? error : undefined);
}

/** Whether the same call may succeed later. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof ApiError)) {
    return error instanceof NetworkError || error instanceof NotSentError;
  }
  const isThrottled = error.status === 429 && error.problem === undefined; // by the gateway
  return isThrottled || [502, 503, 504].includes(error.status);
}

/** Whether a change was refused because the page's data is out of date. */
export function isOutdated(error: unknown): boolean {
  return error instanceof ApiError && [404, 409, 412].includes(error.status);
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body && "title" in body;
}
