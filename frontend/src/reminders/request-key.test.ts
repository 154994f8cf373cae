// One request, one key.
import { expect, test } from "vitest";
import { forgetRequestKeys, requestKey } from "./request-key";

const BODY = { message: "Call", waitSeconds: 60 };

test("the same request has the same key until it has succeeded", () => {
  const key = requestKey(BODY);
  expect(requestKey({ ...BODY })).toBe(key);
  forgetRequestKeys();
  expect(requestKey(BODY)).not.toBe(key);
});

test("another request has another key", () => {
  expect(requestKey(BODY)).not.toBe(requestKey({ ...BODY, waitSeconds: 61 }));
});

test("a request that was changed and changed back keeps its key", () => {
  const key = requestKey(BODY);
  requestKey({ ...BODY, waitSeconds: 61 });
  expect(requestKey(BODY)).toBe(key);
});

test("what is damaged is replaced", () => {
  sessionStorage.setItem("reminder-requests", "[7");
  expect(requestKey(BODY)).toBe(requestKey(BODY));
});
