// How a chosen time is asked for.
import { expect, test } from "vitest";
import { requestedTime } from "./TimePanel";

const SYDNEY = { timezone: "Australia/Sydney" }; // the viewer's

test.each([
  [{ dueAt: "2027-01-15T09:00:00+11:00" }, { dueAt: "2027-01-15T09:00:00", ...SYDNEY }],
  [{ dueAt: "2027-04-04T02:30:00+10:00" }, { dueAt: "2027-04-04T02:30:00+10:00" }],
  [{ waitSeconds: 600 }, { waitSeconds: 600 }],
  [
    { dueAt: "2027-01-15T09:00", timezone: "Asia/Tokyo" },
    { dueAt: "2027-01-15T09:00", timezone: "Asia/Tokyo" },
  ],
])("%o of a reminder in the viewer's zone is asked for as %o", (time, asked) => {
  expect(requestedTime(time, SYDNEY)).toEqual(asked);
});

test("a reminder of another zone keeps that", () => {
  const time = { dueAt: "2027-01-15T09:00:00+11:00" };
  expect(requestedTime(time, { timezone: "Europe/London" })).toEqual(time);
});
