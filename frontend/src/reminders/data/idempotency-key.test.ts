// One request, one key.
import { expect, test } from "vitest";
import { idempotencyKey, removeIdempotencyKeys, wasRequested } from "./idempotency-key";

const BODY = { message: "Call", waitSeconds: 60 };

test("the same request has the same key until it has succeeded", () => {
  const key = idempotencyKey("create", BODY);
  expect(idempotencyKey("create", { ...BODY })).toBe(key);
  removeIdempotencyKeys("create");
  expect(idempotencyKey("create", BODY)).not.toBe(key);
});

test("another request has another key", () => {
  expect(idempotencyKey("create", BODY)).not.toBe(
    idempotencyKey("create", { ...BODY, waitSeconds: 61 }),
  );
});

test("a request that was changed and changed back keeps its key", () => {
  const key = idempotencyKey("create", BODY);
  idempotencyKey("create", { ...BODY, waitSeconds: 61 });
  expect(idempotencyKey("create", BODY)).toBe(key);
});

test("what is damaged is replaced", () => {
  sessionStorage.setItem("reminder-requests create", "[7");
  expect(idempotencyKey("create", BODY)).toBe(idempotencyKey("create", BODY));
});

test("what is asked for one purpose is not removed for another", () => {
  const key = idempotencyKey("create", BODY);
  idempotencyKey("snooze 7", BODY);
  expect(wasRequested("snooze 7", BODY)).toBe(true);
  removeIdempotencyKeys("snooze 7");
  expect(wasRequested("snooze 7", BODY)).toBe(false);
  expect(idempotencyKey("create", BODY)).toBe(key);
});
