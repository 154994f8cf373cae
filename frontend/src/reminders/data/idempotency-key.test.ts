// One request, one key.
import { expect, test, vi } from "vitest";
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

test.each(["snooze 7", "entry 7"] as const)("what one form asks is not removed for %s", (other) => {
  const key = idempotencyKey("create", BODY);
  expect(idempotencyKey(other, BODY)).not.toBe(key);
  expect(wasRequested(other, BODY)).toBe(true);
  removeIdempotencyKeys(other);
  expect(wasRequested(other, BODY)).toBe(false);
  expect(idempotencyKey("create", BODY)).toBe(key);
});

test("the first key of an entry is its id, which a copy of the tab has, too", () => {
  expect(idempotencyKey("entry 8", BODY)).toBe("8");
  expect(idempotencyKey("entry 8", { ...BODY, waitSeconds: 61 })).not.toBe("8");
});

test("a browser that keeps nothing has the same key as long as the page is open", () => {
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  const key = idempotencyKey("create", BODY);
  expect(idempotencyKey("create", BODY)).toBe(key);
  removeIdempotencyKeys("create");
  expect(idempotencyKey("create", BODY)).not.toBe(key);
  removeIdempotencyKeys("create");
});
