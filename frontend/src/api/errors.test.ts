// Failures say what a person should know.
import { expect, test } from "vitest";
import { ApiError, dataOf, isTransient } from "./errors";
import type { Problem } from "./types";

const PROBLEM: Problem = {
  type: "about:blank",
  title: "Not Found",
  status: 404,
  code: "not_found",
  detail: "No such reminder.",
  requestId: "r-1",
};

function answered(status: number, error: unknown) {
  return dataOf(Promise.resolve({ error, response: new Response(null, { status }) }));
}

test("an answer's data is handed on", async () => {
  const response = new Response(null, { status: 200 });
  await expect(dataOf(Promise.resolve({ data: "it", response }))).resolves.toBe("it");
});

test("a problem of the API's own is kept, and speaks in its own words", async () => {
  const error = new ApiError(404, PROBLEM);
  await expect(answered(404, PROBLEM)).rejects.toEqual(error);
  expect(error.message).toBe("No such reminder.");
  expect(isTransient(error)).toBe(false);
});

test("a limit of the API's own does not pass by asking again", () => {
  expect(isTransient(new ApiError(429, { ...PROBLEM, status: 429 }))).toBe(false);
});

test.each([
  [401, "You are no longer signed in. Sign in again: what you have typed stays.", false],
  [403, "You are not allowed to do this.", false],
  [429, "Too many requests at once. Wait a moment and try again.", true],
  [503, "The service has a problem at the moment. Try again in a minute.", true],
])("what the gateway answers itself, %i, is put in words", async (status, words, passing) => {
  const error = await answered(status, { message: "x" }).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ message: words, problem: undefined, status });
  expect(isTransient(error as Error)).toBe(passing);
});

test("a call that was aborted stays aborted", async () => {
  const aborted = new DOMException("aborted", "AbortError");
  await expect(dataOf(Promise.reject(aborted))).rejects.toBe(aborted);
});
