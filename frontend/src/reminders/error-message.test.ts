// What a refusal says.
import { expect, test } from "vitest";
import { ApiError, NetworkError } from "../api/errors";
import type { Problem } from "../api/types";
import { errorMessage } from "./error-message";

const PROBLEM = { type: "about:blank", title: "T", detail: "D.", requestId: "r" };
const refused = (status: number, code: string, more: Partial<Problem> = {}) =>
  new ApiError(status, { ...PROBLEM, status, code, ...more });

test.each([
  ["sending", "Too late to cancel it: it is being sent right now."],
  ["sent", "Too late to cancel it: it has already been sent."],
  ["cancelled", "Too late to cancel it: it has been cancelled. You can snooze it."],
  ["on_hold", "Too late to cancel it: its time has come."],
])("too late, as it is %s", (currentStatus, words) => {
  const error = refused(409, "wrong_status", { currentStatus });
  expect(errorMessage(error, "cancel")).toBe(words);
});

test.each([
  [refused(409, "wrong_status", { currentStatus: "scheduled" }), /^It is still on its way/],
  [refused(412, "stale_version"), /^It was changed elsewhere meanwhile/],
  [refused(404, "not_found"), /^It is no longer kept/],
  [refused(503, "unavailable"), /^D\.$/],
  [new ApiError(429, undefined), /^Too many requests at once/],
  [new NetworkError(undefined), /^No answer came.*twice does no harm/],
  [
    refused(422, "invalid_request", {
      errors: [{ pointer: "#/dueAt", code: "in_the_past", detail: "Choose a time in the future." }],
    }),
    /^Choose a time in the future\.$/,
  ],
])("a snooze that failed says what to do: %s", (error, words) => {
  expect(errorMessage(error, "snooze")).toMatch(words);
});
