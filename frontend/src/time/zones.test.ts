// Which zones can be worked in and chosen, and what holds where the device names none.
import { Temporal } from "temporal-polyfill";
import { expect, test, vi } from "vitest";
import { isUsable, isViewerZoneKnown, parseZone, today, viewerZone, zoneNames } from "./zones";

function deviceIn(zone: string): void {
  vi.spyOn(Temporal.Now, "timeZoneId").mockReturnValue(zone);
}

test.each([
  ["Etc/Unknown", "UTC", false],
  ["Factory", "UTC", false],
  ["Nowhere/At_All", "UTC", false],
  ["", "UTC", false],
  ["Asia/Calcutta", "Asia/Kolkata", true],
  ["Etc/GMT+5", "Etc/GMT+5", true],
  ["+05:30", "+05:30", true],
  ["UTC", "UTC", true],
])("a device in '%s' is worked with in %s", (zone, viewers, isKnown) => {
  deviceIn(zone);
  expect(viewerZone()).toBe(viewers);
  expect(isViewerZoneKnown()).toBe(isKnown);
  expect(today().toString()).toBe(Temporal.Now.plainDateISO(viewers).toString());
});

test("a device that can't say its zone at all is worked with in UTC", () => {
  vi.spyOn(Temporal.Now, "timeZoneId").mockImplementation(() => {
    throw new RangeError("Invalid time zone specified: undefined");
  });
  expect(viewerZone()).toBe("UTC");
});

test("the list has UTC, and every zone by its name of today alone", () => {
  const names = zoneNames();
  expect(names[0]).toBe("UTC");
  expect(new Set(names).size).toBe(names.length);
  for (const name of ["Europe/Kyiv", "Asia/Kolkata", "Asia/Ho_Chi_Minh", "America/Nuuk"]) {
    expect(names).toContain(name);
  }
  for (const name of ["Europe/Kiev", "Asia/Calcutta", "Asia/Saigon", "America/Godthab"]) {
    expect(names).not.toContain(name);
  }
  expect(names.filter((name) => !isUsable(name))).toEqual([]);
});

test.each([
  ["Europe/Kyiv", "Europe/Kyiv"],
  ["EUROPE/KIEV", "Europe/Kyiv"],
  ["kyiv", "Europe/Kyiv"],
  [" new york ", "America/New_York"],
  ["Buenos Aires", "America/Argentina/Buenos_Aires"],
  ["UTC", "UTC"],
  ["", undefined],
  ["York", undefined],
  ["Europe", undefined],
])("'%s' means %s", (text, zone) => {
  expect(parseZone(text)).toBe(zone);
});
