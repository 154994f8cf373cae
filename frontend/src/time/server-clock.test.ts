// The server's clock as its answers tell it.
import { beforeEach, expect, test, vi } from "vitest";
import { recordServerDate, resetServerClock, serverNow, serverTime } from "./server-clock";

const NOON = Date.parse("2026-11-24T12:00:00Z");

beforeEach(resetServerClock);

test.each([
  ["a clock that agrees is left alone", NOON, 100, 300, 0],
  ["a clock that is late by 5 min is set forward", NOON + 300_000, 0, 200, 299_800],
  ["a clock that is early is set back", NOON - 60_000, 0, 200, -59_000],
])("%s", (_case, said, sent, received, offset) => {
  recordServerDate(new Date(said).toUTCString(), NOON + sent, NOON + received);
  expect(serverTime(0)).toBe(offset);
  recordServerDate(new Date(said).toUTCString(), NOON, NOON + 2000); // it tells less
  expect(serverTime(0)).toBe(offset);
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
