// Local times and their offsets, on common days and on days when clocks change.
import { describe, expect, test } from "vitest";
import { type LocalTime, parseLocalTime, toRfc3339 } from "./local-time";

const SYDNEY = "Australia/Sydney";

function once(date: string, time: string, zone: string): string {
  const local = parseLocalTime(date, time, zone);
  if (local?.kind !== "once") throw new Error(`expected one moment, got ${local?.kind}`);
  return toRfc3339(local.at);
}

function shape(local: LocalTime | undefined) {
  if (local?.kind === "twice") return ["twice", toRfc3339(local.earlier), toRfc3339(local.later)];
  if (local?.kind === "skipped") return ["skipped", toRfc3339(local.next)];
  return local?.kind;
}

describe("a local time that happens once", () => {
  test.each([
    ["2026-11-24", "09:00", SYDNEY, "2026-11-24T09:00:00+11:00"],
    ["2026-07-01", "09:00", SYDNEY, "2026-07-01T09:00:00+10:00"],
    ["2026-11-24", "23:59:30", SYDNEY, "2026-11-24T23:59:30+11:00"],
    ["2026-12-31", "00:00", "Asia/Kathmandu", "2026-12-31T00:00:00+05:45"],
    ["2028-02-29", "12:00", "America/St_Johns", "2028-02-29T12:00:00-03:30"],
    ["2026-06-01", "12:00", "UTC", "2026-06-01T12:00:00+00:00"],
    ["2026-10-04", "01:59", SYDNEY, "2026-10-04T01:59:00+10:00"],
    ["2026-10-04", "03:00", SYDNEY, "2026-10-04T03:00:00+11:00"],
  ])("%s %s in %s is %s", (date, time, zone, expected) => {
    expect(once(date, time, zone)).toBe(expected);
  });
});

describe("when clocks change", () => {
  test("a time that is skipped names the first that exists after it", () => {
    const local = parseLocalTime("2026-10-04", "02:30", SYDNEY);
    expect(shape(local)).toEqual(["skipped", "2026-10-04T03:00:00+11:00"]);
  });

  test("a time that happens twice names both", () => {
    expect(shape(parseLocalTime("2026-04-05", "02:30", SYDNEY))).toEqual([
      "twice",
      "2026-04-05T02:30:00+11:00",
      "2026-04-05T02:30:00+10:00",
    ]);
  });

  test("a change of half an hour counts as well", () => {
    const local = parseLocalTime("2026-10-04", "02:10", "Australia/Lord_Howe");
    expect(shape(local)).toEqual(["skipped", "2026-10-04T02:30:00+11:00"]);
  });

  test("a day that a zone left out is skipped whole", () => {
    const local = parseLocalTime("2011-12-30", "12:00", "Pacific/Apia");
    expect(shape(local)).toEqual(["skipped", "2011-12-31T00:00:00+14:00"]);
  });
});

test.each([
  ["", "09:00"],
  ["2026-11-24", ""],
  ["2026-02-29", "09:00"],
  ["2026-11-31", "09:00"],
  ["2026-11-24", "24:10"],
  ["24.11.2026", "09:00"],
])("'%s' '%s' is no local time", (date, time) => {
  expect(parseLocalTime(date, time, SYDNEY)).toBeUndefined();
});
