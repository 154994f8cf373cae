// The one line in every zone, on the days on which clocks change, and of any text.
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { contextAt, notesOf, readings, WEDNESDAY } from "../../../testing/grammar";
import { parseEntry } from "./parse-entry";

describe("where clocks change", () => {
  test("a time that is skipped moves to the first after it, and that is said", () => {
    const by = contextAt("2026-10-03T12:00");
    expect(readings("tea tomorrow 2:30am", by)).toEqual(["tea @ 2026-10-04 03:00"]);
    expect(notesOf("tea tomorrow 2:30am", by)).toEqual([
      "Clocks go forward that day and skip 02:30: 03:00 is used.",
    ]);
  });

  test("a time that happens twice is offered twice", () => {
    const by = contextAt("2027-04-03T12:00");
    expect(readings("tea tomorrow 2:30am", by)).toEqual([
      "tea @ 2027-04-04 02:30",
      "tea @ 2027-04-04 02:30 second",
    ]);
  });

  test.each([
    ["America/New_York", "2027-03-13T12:00", "2027-03-14 03:00"],
    ["Europe/London", "2027-03-27T12:00", "2027-03-28 02:30"],
    ["Australia/Lord_Howe", "2026-10-03T12:00", "2026-10-04 02:30"],
    ["Asia/Kolkata", "2026-10-03T12:00", "2026-10-04 02:30"],
  ])("in %s on %s tomorrow 2:30am is %s", (zone, local, expected) => {
    expect(readings("tea tomorrow 2:30am", contextAt(local, zone))[0]).toBe(`tea @ ${expected}`);
  });
});

describe("a zone is named in any case, before or after the day", () => {
  test.each([
    ["tea 10am new york time tomorrow", "tea @ 2026-11-26 10:00 America/New_York"],
    ["tea tomorrow 10am london time", "tea @ 2026-11-26 10:00 Europe/London"],
    ["tea tomorrow 10am Europe/Berlin", "tea @ 2026-11-26 10:00 Europe/Berlin"],
  ])("%s", (text, expected) => expect(readings(text)).toEqual([expected]));
});

const ZONES = [
  "Pacific/Kiritimati",
  "Asia/Kathmandu",
  "America/St_Johns",
  "Pacific/Pago_Pago",
  "UTC",
];

test.each(ZONES)("in %s today and tomorrow are the writer's", (zone) => {
  for (const local of ["2026-12-31T00:05", "2026-12-31T23:50", "2028-02-28T12:00"]) {
    const by = contextAt(local, zone);
    const next = Temporal.PlainDateTime.from(local).toPlainDate().add({ days: 1 });
    expect(readings("tea tomorrow 3pm", by)).toEqual([`tea @ ${next.toString()} 15:00`]);
  }
});

test("a date and a time that are written out are read as they are, in any zone", () => {
  for (let index = 0; index < 80; index += 1) {
    const zone = ZONES[index % ZONES.length] ?? "UTC";
    const at = Temporal.PlainDateTime.from("2026-11-26T13:01").add({
      hours: index * 131,
      minutes: index * 7,
    });
    const date = at.toLocaleString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    const time = at.toPlainTime().toString({ smallestUnit: "minute" });
    if (at.hour >= 1 && at.hour < 12) continue; // half of the day is open there
    const expected = `tea for 2 @ ${at.toPlainDate().toString()} ${time}`;
    for (const text of [`tea for 2 on ${date} at ${time}`, `${date}, ${time} tea for 2`]) {
      expect(readings(text, contextAt("2026-11-25T10:00", zone))).toEqual([expected]);
    }
  }
});

test("any text has a reading, and loses no word that was not understood", () => {
  const words = [
    "at",
    "5",
    "in",
    "2",
    "May",
    "every",
    "Friday",
    "3/4",
    "by",
    "sms",
    "zebra",
    "to",
    "12:30",
    "the",
    "29",
    "Feb",
    "Sun",
  ];
  let seed = 7;
  const next = () => (seed = (seed * 48_271) % 2_147_483_647);
  for (let index = 0; index < 200; index += 1) {
    const text = Array.from({ length: 1 + (next() % 7) }, () => words[next() % words.length]).join(
      " ",
    );
    const found = parseEntry(text, WEDNESDAY).readings;
    expect(found.length, text).toBeGreaterThan(0);
    const zebras = (from: string) => from.split(" ").filter((word) => word === "zebra").length;
    for (const { message } of found) expect(zebras(message), text).toBe(zebras(text));
  }
});
