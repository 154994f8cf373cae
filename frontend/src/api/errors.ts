// The errors that a call can end with; their messages are for people.
import type { Problem } from "./types";

/**
 * The API answered with something other than success. `problem` is absent when the gateway answered
 * instead of the API.
 */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem | undefined;

  constructor(status: number, problem: Problem | undefined) {
    super(problem?.detail ?? gatewayMessage(status));
    this.status = status;
    this.problem = problem;
  }
}

/** No answer came: offline, a broken connection or a time-out. The call may have succeeded. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super("The service can't be reached. Check your connection and try again.", { cause });
  }
}

/** The request never left: offline, or its token could not be had. Nothing has happened. */
export class NotSentError extends Error {
  constructor(cause: unknown) {
    super("The service can't be reached, and nothing was sent. Try again once you are online.", {
      cause,
    });
  }
}

type Answer<T> = { data?: T | undefined; error?: unknown; response: Response };

/**
 * The data of a call's answer. Throws ApiError for a refusal, NotSentError when it never left and
 * NetworkError when no answer came; an aborted call stays aborted.
 */
export async function dataOf<T>(call: Promise<Answer<T>>): Promise<T> {
  const answer = await call.catch((error: unknown) => {
    const isAborted = error instanceof DOMException && error.name === "AbortError";
    if (isAborted || error instanceof NotSentError) throw error;
    throw new NetworkError(error);
  });
  if (answer.data !== undefined || answer.response.status === 204) return answer.data as T;
  throw new ApiError(answer.response.status, isProblem(answer.error) ? answer.error : undefined);
}

/** Whether the same call may succeed when it is simply made again. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof ApiError)) {
    return error instanceof NetworkError || error instanceof NotSentError;
  }
  const isThrottled = error.status === 429 && error.problem === undefined; // by the gateway
  return isThrottled || [502, 503, 504].includes(error.status);
}

/** Whether a refusal means that what is changed is not what the page takes it for. */
export function isOutdated(error: unknown): boolean {
  return error instanceof ApiError && [404, 409, 412].includes(error.status);
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body && "title" in body;
}

function gatewayMessage(status: number): string {
  const known: Readonly<Record<number, string>> = {
    401: "You are no longer signed in. Sign in again: what you have typed stays.",
    403: "You are not allowed to do this.",
    429: "Too many requests at once. Wait a moment and try again.",
  };
  return known[status] ?? "The service has a problem at the moment. Try again in a minute.";
}
