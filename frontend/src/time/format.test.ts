// How moments are written.
import { expect, test } from "vitest";
import { formatDue, formatDueThere, formatTimestamp } from "./format";
import { zonePlace } from "./zones";

const NOW = Date.parse("2026-11-23T06:00:00Z");
const SYDNEY = "Australia/Sydney";

/** Without commas: where they stand changes from one browser version to the next. */
function plain(words: string): string {
  return words.replaceAll(",", "");
}

test.each([
  ["2026-11-23T07:00:00Z", "today Mon 23 Nov 18:00"],
  ["2026-11-23T12:59:00Z", "today Mon 23 Nov 23:59"],
  ["2026-11-23T13:00:00Z", "tomorrow Tue 24 Nov 00:00"],
  ["2026-11-22T12:00:00Z", "yesterday Sun 22 Nov 23:00"],
  ["2026-11-30T22:00:59Z", "Tue 1 Dec 09:00"],
  ["2027-01-03T22:00:00Z", "Mon 4 Jan 2027 09:00"],
])("%s in Sydney is '%s'", (instant, expected) => {
  expect(plain(formatDue(instant, SYDNEY, NOW, "en-GB"))).toBe(expected);
});

test("the day is that of the given zone", () => {
  const instant = "2026-11-23T13:30:00Z";
  const inNewYork = formatDue(instant, "America/New_York", NOW, "en-GB");
  expect(plain(inNewYork)).toBe("today Mon 23 Nov 08:30");
  expect(plain(formatDue(instant, SYDNEY, NOW, "en-GB"))).toBe("tomorrow Tue 24 Nov 00:30");
});

test("what happened has its time to the second", () => {
  expect(plain(formatTimestamp("2026-11-23T22:00:03.125Z", SYDNEY, "en-GB"))).toBe(
    "24 Nov 2026 09:00:03",
  );
});

test.each([
  [SYDNEY, "Sydney"],
  ["America/Argentina/Buenos_Aires", "Buenos Aires"],
  ["Asia/Calcutta", "Kolkata"],
  ["UTC", "UTC"],
  ["Etc/UTC", "UTC"],
  ["Etc/GMT+5", "UTC-05:00"],
  ["Etc/GMT-14", "UTC+14:00"],
  ["Etc/GMT", "UTC"],
  ["+05:30", "UTC+05:30"],
])("%s is named after %s", (zone, place) => {
  expect(zonePlace(zone)).toBe(place);
});

test("in the reminder's own zone the server's clocks are shown, which may have newer rules", () => {
  const due = {
    dueAt: "2027-01-15T16:00:00Z",
    dueAtLocal: "2027-01-15T09:07:00-06:53",
    timezone: "America/Vancouver",
  };
  const words = formatDue(due, "America/Vancouver", NOW, "en-GB");
  expect(plain(words)).toBe("Fri 15 Jan 2027 09:07");
  expect(formatDueThere(due, "America/Vancouver", NOW, "en-GB")).toBeUndefined();
  expect(plain(formatDue(due, SYDNEY, NOW, "en-GB"))).toBe("Sat 16 Jan 2027 03:00");
  const there = formatDueThere(due, SYDNEY, NOW, "en-GB") ?? "";
  expect(plain(there)).toBe("Fri 15 Jan 2027 09:07 in Vancouver");
});

test.each([
  ["Pacific/New_Island", "2026-11-24T11:30:00+13:30", "11:30 in UTC+13:30"],
  ["+10:00", "2026-11-24T08:00:00+10:00", "08:00 in UTC+10:00"],
  ["Etc/GMT-10", "2026-11-24T08:00:00+10:00", "08:00 in UTC+10:00"],
  ["Factory", "2026-11-23T22:00:00+00:00", "Mon 23 Nov 22:00 in UTC"],
])("of the zone %s the offset is shown", (timezone, dueAtLocal, expected) => {
  const due = { dueAt: "2026-11-23T22:00:00Z", dueAtLocal, timezone };
  expect(plain(formatDueThere(due, SYDNEY, NOW, "en-GB") ?? "")).toBe(expected);
});

test("UTC is said only where somebody chose it", () => {
  const due = {
    dueAt: "2026-11-24T01:00:00Z",
    dueAtLocal: "2026-11-24T01:00:00+00:00",
    timezone: "UTC",
  };
  const there = (localTime: string | null) =>
    formatDueThere({ ...due, localTime }, SYDNEY, NOW, "en-GB");
  expect(there(null)).toBeUndefined();
  expect(there("2026-11-24T01:00:00")).toBe("01:00 in UTC");
});
