// One request, one key.
import { expect, test } from "vitest";
import { forgetRequestKey, requestKey } from "./request-key";

const BODY = { message: "Call", waitSeconds: 60 };

test("the same request has the same key until it has succeeded", () => {
  const key = requestKey(BODY);
  expect(requestKey({ ...BODY })).toBe(key);
  forgetRequestKey();
  expect(requestKey(BODY)).not.toBe(key);
});

test("another request has another key", () => {
  expect(requestKey(BODY)).not.toBe(requestKey({ ...BODY, waitSeconds: 61 }));
});
