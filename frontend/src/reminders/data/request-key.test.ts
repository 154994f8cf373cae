// One request, one key.
import { expect, test } from "vitest";
import { forgetRequestKeys, requestKey, wasAskedFor } from "./request-key";

const BODY = { message: "Call", waitSeconds: 60 };

test("the same request has the same key until it has succeeded", () => {
  const key = requestKey("create", BODY);
  expect(requestKey("create", { ...BODY })).toBe(key);
  forgetRequestKeys("create");
  expect(requestKey("create", BODY)).not.toBe(key);
});

test("another request has another key", () => {
  expect(requestKey("create", BODY)).not.toBe(requestKey("create", { ...BODY, waitSeconds: 61 }));
});

test("a request that was changed and changed back keeps its key", () => {
  const key = requestKey("create", BODY);
  requestKey("create", { ...BODY, waitSeconds: 61 });
  expect(requestKey("create", BODY)).toBe(key);
});

test("what is damaged is replaced", () => {
  sessionStorage.setItem("reminder-requests create", "[7");
  expect(requestKey("create", BODY)).toBe(requestKey("create", BODY));
});

test("what is asked for one purpose is not forgotten for another", () => {
  const key = requestKey("create", BODY);
  requestKey("snooze 7", BODY);
  expect(wasAskedFor("snooze 7", BODY)).toBe(true);
  forgetRequestKeys("snooze 7");
  expect(wasAskedFor("snooze 7", BODY)).toBe(false);
  expect(requestKey("create", BODY)).toBe(key);
});
