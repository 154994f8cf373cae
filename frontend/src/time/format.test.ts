// How moments are written.
import { expect, test } from "vitest";
import { formatMoment, formatTimestamp, zonePlace } from "./format";

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
  expect(plain(formatMoment(instant, SYDNEY, NOW, "en-GB"))).toBe(expected);
});

test("the day is that of the given zone", () => {
  const instant = "2026-11-23T13:30:00Z";
  const inNewYork = formatMoment(instant, "America/New_York", NOW, "en-GB");
  expect(plain(inNewYork)).toBe("today Mon 23 Nov 08:30");
  expect(plain(formatMoment(instant, SYDNEY, NOW, "en-GB"))).toBe("tomorrow Tue 24 Nov 00:30");
});

test("what happened has its time to the second", () => {
  expect(plain(formatTimestamp("2026-11-23T22:00:03.125Z", SYDNEY, "en-GB"))).toBe(
    "24 Nov 2026 09:00:03",
  );
});

test.each([
  [SYDNEY, "Sydney"],
  ["America/Argentina/Buenos_Aires", "Buenos Aires"],
  ["UTC", "UTC"],
])("%s is named after %s", (zone, place) => {
  expect(zonePlace(zone)).toBe(place);
});
