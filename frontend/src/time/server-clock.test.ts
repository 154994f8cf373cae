// The server's clock as its answers tell it.
import { beforeEach, expect, test, vi } from "vitest";
import { correctedOffset, recordServerDate, resetServerClock, serverNow } from "./server-clock";

const NOON = Date.parse("2026-11-24T12:00:00Z");

beforeEach(resetServerClock);

test.each([
  ["a clock that agrees is left alone", 0, NOON, NOON + 100, NOON + 300, 0],
  ["a clock that is late by 5 min is set forward", 0, NOON + 300_000, NOON, NOON + 200, 299_800],
  ["a clock that is early is set back", 0, NOON - 60_000, NOON, NOON + 200, -59_000],
  ["what was known and still fits stays", 299_900, NOON + 300_000, NOON, NOON + 200, 299_900],
])("%s", (_case, known, said, sentAt, receivedAt, offset) => {
  expect(correctedOffset(known, said, sentAt, receivedAt)).toBe(offset);
});

test("until an answer has come, and where it has no date, this device's clock counts", () => {
  vi.useFakeTimers({ now: NOON });
  expect(serverNow()).toBe(NOON);
  recordServerDate(null, NOON, NOON);
  recordServerDate("soon", NOON, NOON);
  expect(serverNow()).toBe(NOON);
  recordServerDate("Tue, 24 Nov 2026 13:00:00 GMT", NOON, NOON);
  expect(serverNow()).toBe(NOON + 3_600_000);
});
