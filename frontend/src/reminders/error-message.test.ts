// What a refusal says.
import { expect, test } from "vitest";
import { ApiError, NetworkError } from "../api/errors";
import type { Problem } from "../api/types";
import { errorMessage } from "./error-message";

function refusal(status: number, problem: Partial<Problem>) {
  const whole = {
    type: "about:blank",
    title: "T",
    status,
    detail: "D.",
    requestId: "r",
    ...problem,
  };
  return new ApiError(status, whole as Problem);
}

test.each([
  ["sending", "Too late to cancel it: it is being sent right now."],
  ["sent", "Too late to cancel it: it has already been sent."],
  ["cancelled", "Too late to cancel it: it has been cancelled. You can snooze it."],
  ["on_hold", "Too late to cancel it: its time has come."],
])("too late, as it is %s", (currentStatus, words) => {
  const error = refusal(409, { code: "wrong_status", currentStatus });
  expect(errorMessage(error, "cancel")).toBe(words);
});

test.each([
  [refusal(409, { code: "wrong_status", currentStatus: "scheduled" }), /^It is still on its way/],
  [refusal(412, { code: "stale_version" }), /^It was changed elsewhere meanwhile/],
  [refusal(404, { code: "not_found" }), /^It is no longer kept/],
  [refusal(503, { code: "unavailable" }), /^D\.$/],
  [new ApiError(429, undefined), /^Too many requests at once/],
  [new NetworkError(undefined), /^No answer came.*twice does no harm/],
  [
    refusal(422, {
      code: "invalid_request",
      errors: [{ pointer: "#/dueAt", code: "in_the_past", detail: "Choose a time in the future." }],
    }),
    /^Choose a time in the future\.$/,
  ],
])("%s", (error, words) => {
  expect(errorMessage(error, "snooze")).toMatch(words);
});
