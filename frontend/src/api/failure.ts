// What can go wrong with a call, as errors that say what a person should know.
import type { Problem } from "./types";

/** The API answered with something other than success. `problem` is absent when the gateway answered instead of the API. */
export class ApiFailure extends Error {
  override readonly name = "ApiFailure";

  readonly status: number;
  readonly problem: Problem | undefined;

  constructor(status: number, problem: Problem | undefined) {
    super(problem?.detail ?? gatewayWords(status));
    this.status = status;
    this.problem = problem;
  }
}

/** No answer came: offline, a broken connection or a time-out. What was asked may have happened all the same. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";

  constructor(cause: unknown) {
    super("The service can't be reached. Check your connection and try again.", { cause });
  }
}

interface Answer<T> {
  data?: T | undefined;
  error?: unknown;
  response: Response;
}

/** The data of a call's answer. Throws ApiFailure for a refusal and NoAnswer when none came; an aborted call stays aborted. */
export async function dataOf<T>(call: Promise<Answer<T>>): Promise<T> {
  const answer = await call.catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new NoAnswer(error);
  });
  if (answer.data !== undefined) return answer.data;
  throw new ApiFailure(answer.response.status, isProblem(answer.error) ? answer.error : undefined);
}

/** Whether the same call may succeed when it is simply made again. */
export function isPassing(error: Error): boolean {
  if (!(error instanceof ApiFailure)) return error instanceof NoAnswer;
  const isThrottled = error.status === 429 && error.problem === undefined; // by the gateway, for a moment
  return isThrottled || [502, 503, 504].includes(error.status);
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body && "title" in body;
}

function gatewayWords(status: number): string {
  if (status === 401) return "You are not signed in.";
  if (status === 403) return "You are not allowed to do this.";
  if (status === 429) return "Too many requests at once. Wait a moment and try again.";
  return "The service has a problem at the moment. Try again in a minute.";
}
