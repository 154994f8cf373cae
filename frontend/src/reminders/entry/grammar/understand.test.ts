// What one line means: sentences, zones, days when clocks change, and what only looks like a time.
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { writerOf } from "../writer";
import type { Reading, Writer } from "./types";
import { understand } from "./understand";

const TIMES = { morning: "09:00", evening: "18:00" };

function writer(local: string, zone = "Australia/Sydney", locale = "en-AU"): Writer {
  const now = Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
  return writerOf(now, zone, TIMES, locale);
}

/** A Wednesday morning. */
const WEDNESDAY = writer("2026-11-25T10:00");

/** A reading as "message @ date time": what else it has comes after. */
function short({ message, when }: Reading): string {
  if (when === undefined) return `${message} @ ?`;
  const { timing, amount, unit, date, time, zone, occurrence, repeat, weekdays, rule, count } =
    when;
  const days = repeat === "week" && weekdays !== "start" ? weekdays : "";
  const often = repeat === "no" ? "" : repeat === "custom" ? rule : repeat;
  const times = when.ending === "count" ? `x${count}` : "";
  const at = timing === "wait" ? `${amount} ${unit}` : `${date} ${time}`;
  const second = occurrence === "later" ? "second" : "";
  return [`${message} @ ${at}`, zone, second, often, days, times].filter(Boolean).join(" ");
}

function readings(text: string, by = WEDNESDAY): string[] {
  return understand(text, by).readings.map(short);
}

describe("a time that is said is taken, and nothing else is offered", () => {
  test.each([
    ["Call the plumber tomorrow 9am", "Call the plumber @ 2026-11-26 09:00"],
    ["tomorrow 9am: call the plumber", "call the plumber @ 2026-11-26 09:00"],
    ["9am tomorrow call the plumber", "call the plumber @ 2026-11-26 09:00"],
    ["9am call mum tomorrow", "call mum @ 2026-11-26 09:00"],
    ["Remind me to call mum tomorrow at 5pm", "call mum @ 2026-11-26 17:00"],
    ["Fri 15:00 report", "report @ 2026-11-27 15:00"],
    ["report on Friday, 15:00", "report @ 2026-11-27 15:00"],
    ["Lunch with Sam Friday 12:30", "Lunch with Sam @ 2026-11-27 12:30"],
    ["film tonight at 8", "film @ 2026-11-25 20:00"],
    ["dinner 7 tonight", "dinner @ 2026-11-25 19:00"],
    ["call at 7 in the evening", "call @ 2026-11-25 19:00"],
    ["tea at noon tomorrow", "tea @ 2026-11-26 12:00"],
    ["tea at quarter to 6pm", "tea @ 2026-11-25 17:45"],
    ["tea 5.30pm", "tea @ 2026-11-25 17:30"],
    ["tea 17h30", "tea @ 2026-11-25 17:30"],
    ["tea at 1730", "tea @ 2026-11-25 17:30"],
    ["tea at 08:00", "tea @ 2026-11-26 08:00"],
    ["tea at midnight", "tea @ 2026-11-26 00:00"],
    ["the day after tomorrow 10am tea", "tea @ 2026-11-27 10:00"],
    ["tax 2026-12-01 15:00", "tax @ 2026-12-01 15:00"],
    ["tax 5th of December 3pm", "tax @ 2026-12-05 15:00"],
    ["tax Dec 5 at 17", "tax @ 2026-12-05 17:00"],
    ["tax 5 Nov 8pm", "tax @ 2027-11-05 20:00"],
    ["party 31 Dec 2027 23:59", "party @ 2027-12-31 23:59"],
    ["turn it on tomorrow 8pm", "turn it on @ 2026-11-26 20:00"],
    ["Saturday 28/11 3pm game", "game @ 2026-11-28 15:00"],
    ["call yesterday 9am", "call @ 2026-11-24 09:00"],
    ["call at 9am EST", "call @ 2026-11-26 01:00"],
    ["call at 15:00 UTC", "call @ 2026-11-26 02:00"],
    ["call 9am London time", "call @ 2026-11-25 09:00 Europe/London"],
    ["meeting 3-4 pm", "meeting 3-4 pm @ 2026-11-25 15:00"],
    ["good morning message tomorrow 9am", "good morning message @ 2026-11-26 09:00"],
    ["Mittagessen mit Zoë 🎂 tomorrow 1pm", "Mittagessen mit Zoë 🎂 @ 2026-11-26 13:00"],
  ])("%s", (text, expected) => {
    expect(readings(text)).toEqual([expected]);
    expect(understand(text, WEDNESDAY).notes).toEqual([]);
  });
});

describe("a wait is counted from when it is set; days are the calendar's", () => {
  test.each([
    ["in 20 min tea", "tea @ 20 minutes"],
    ["tea in 20 minutes", "tea @ 20 minutes"],
    ["in an hour and a half pick up", "pick up @ 90 minutes"],
    ["in 1 hour and 30 minutes tea", "tea @ 90 minutes"],
    ["in 1h 30m tea", "tea @ 90 minutes"],
    ["tea in half an hour", "tea @ 30 minutes"],
    ["tea in a quarter of an hour", "tea @ 15 minutes"],
    ["tea in 1.5 hours", "tea @ 90 minutes"],
    ["tea in 10s", "tea @ 10 seconds"],
    ["tea two hours from now", "tea @ 2 hours"],
    ["tea in 3 days", "tea @ 2026-11-28 10:00"],
    ["tea in 3 days at 9am", "tea @ 2026-11-28 09:00"],
    ["tea in two weeks", "tea @ 2026-12-09 10:00"],
    ["tea in 3 months", "tea @ 2027-02-25 10:00"],
  ])("%s", (text, expected) => expect(readings(text)).toEqual([expected]));

  test("a day stays a day where clocks change in between", () => {
    const before = writer("2026-10-03T10:00");
    expect(readings("tea in 1 day", before)).toEqual(["tea @ 2026-10-04 10:00"]);
    expect(readings("tea in 24 hours", before)).toEqual(["tea @ 24 hours"]);
  });
});

describe("what is open is said: the likeliest is taken, the others are offered", () => {
  test.each([
    ["tea at 5", ["2026-11-25 17:00", "2026-11-26 05:00"]],
    ["tea at 8", ["2026-11-25 20:00", "2026-11-26 08:00"]],
    ["tea tomorrow at 5", ["2026-11-26 17:00", "2026-11-26 05:00"]],
    ["tea tomorrow 9", ["2026-11-26 09:00", "2026-11-26 21:00"]],
    ["tea half past 5", ["2026-11-25 17:30", "2026-11-26 05:30"]],
    ["tea Wednesday 15:00", ["2026-11-25 15:00", "2026-12-02 15:00"]],
    ["tea Wednesday", ["2026-12-02 09:00", "2026-11-25 18:00", "2026-11-25 21:00"]],
    ["tea next Friday 3pm", ["2026-12-04 15:00", "2026-11-27 15:00"]],
    ["tea next week 3pm", ["2026-11-30 15:00", "2026-12-02 15:00"]],
    ["tea this weekend 3pm", ["2026-11-28 15:00", "2026-11-29 15:00"]],
    ["tea Friday midnight", ["2026-11-28 00:00", "2026-11-27 00:00"]],
    ["tea 3/4 3pm", ["2027-04-03 15:00", "2027-03-04 15:00"]],
    ["tea 03/04/2027 3pm", ["2027-04-03 15:00", "2027-03-04 15:00"]],
  ])("%s", (text, expected) => {
    expect(readings(text)).toEqual(expected.map((time) => `tea @ ${time}`));
  });

  test.each([
    ["3/4 3pm tea", "en-US", "2027-03-04"],
    ["3/4 3pm tea", "en-GB", "2027-04-03"],
    ["13/4 3pm tea", "en-US", "2027-04-13"],
    ["4/13 3pm tea", "en-GB", "2027-04-13"],
    ["5.12.2026 3pm tea", "en-US", "2026-12-05"],
  ])("of %s in %s %s is taken", (text, locale, date) => {
    const by = writer("2026-11-25T10:00", "America/New_York", locale);
    expect(readings(text, by)[0]).toBe(`tea @ ${date} 15:00`);
  });

  test("a clock of 24 hours has each time once", () => {
    const british = writer("2026-11-25T10:00", "Europe/London", "en-GB");
    expect(readings("every Monday 8:00 bins", british)).toEqual(["bins @ 2026-11-30 08:00 week"]);
    expect(readings("tea 5:30", british)).toEqual(["tea @ 2026-11-26 05:30"]);
    expect(readings("tea 5:30")).toEqual(["tea @ 2026-11-25 17:30", "tea @ 2026-11-26 05:30"]);
  });

  test.each([
    ["2026-11-27T10:00", ["2026-12-04"]], // a Friday
    ["2026-11-28T10:00", ["2026-12-04", "2026-12-11"]], // a Saturday
    ["2026-11-30T10:00", ["2026-12-11", "2026-12-04"]], // a Monday
  ])("on %s next Friday is %s", (local, dates) => {
    const found = readings("next Friday 3pm tea", writer(local));
    expect(found).toEqual(dates.map((date) => `tea @ ${date} 15:00`));
  });

  test("a weekday that has passed today is the next one, without a question", () => {
    expect(readings("Wednesday 9am tea")).toEqual(["tea @ 2026-12-02 09:00"]);
  });

  test("a place after a time may be where it happens", () => {
    expect(readings("Call Anna tomorrow 9am in London")).toEqual([
      "Call Anna in London @ 2026-11-26 09:00",
      "Call Anna @ 2026-11-26 09:00 Europe/London",
    ]);
  });

  test.each([
    ["tea tomorrow", "tea @ 2026-11-26 09:00", "No time of day was said: 09:00 is taken."],
    ["tea today", "tea @ 2026-11-25 18:00", "No time of day was said: 18:00 is taken."],
    ["tea tonight", "tea @ 2026-11-25 18:00", "“tonight” is taken as 18:00."],
    ["tea Monday morning", "tea @ 2026-11-30 09:00", "“morning” is taken as 09:00."],
    ["tea Monday 5 Dec 3pm", "tea @ 2026-12-05 15:00", "That date is a Saturday."],
    ["tea every month", "tea @ 2026-11-26 09:00 month", "No day was said: the next is taken."],
    ["tea every hour", "tea every hour @ ?", "Reminders repeat once a day at most"],
  ])("of %s it says what is taken for granted", (text, first, note) => {
    expect(readings(text)[0]).toBe(first);
    expect(understand(text, WEDNESDAY).notes.join(" ")).toContain(note);
  });

  test("what a day and an evening mean is the writer's own choice", () => {
    const early = { ...WEDNESDAY, morning: "06:30", evening: "19:15" };
    expect(readings("tea tomorrow", early)).toEqual(["tea @ 2026-11-26 06:30"]);
    expect(readings("tea tomorrow evening", early)).toEqual(["tea @ 2026-11-26 19:15"]);
  });
});

describe("what only looks like a time stays in the text", () => {
  test.each([
    "read chapter 5",
    "call 911",
    "call 0800 123 456",
    "buy 10 eggs",
    "watch 1984",
    "install version 2.5.1",
    "flight QF 1530",
    "room 12",
    "5 minutes of fame",
    "look into iPhone 12 pro",
    "pay 5 per month",
    "tell 3 people",
    "",
    "   ",
  ])("%s", (text) => expect(readings(text)).toEqual([`${text.trim()} @ ?`]));

  test.each([
    ["buy 2 May flowers", "buy flowers @ 2027-05-02 09:00"],
    ["buy sun cream", "buy cream @ 2026-11-29 09:00"],
    ["sat nav update", "nav update @ 2026-11-28 09:00"],
    ["march to the shop", "the shop @ 2027-03-01 09:00"],
    ["prepare the Monday meeting", "prepare the meeting @ 2026-11-30 09:00"],
  ])("%s: as a time it is only offered", (text, offered) => {
    expect(readings(text)).toEqual([`${text} @ ?`, offered]);
  });

  test("beside a time that is none in doubt it is not asked about", () => {
    expect(readings("buy 2 May flowers tomorrow 9am")).toEqual([
      "buy 2 May flowers @ 2026-11-26 09:00",
    ]);
    expect(readings("buy sun cream on Friday 5pm")).toEqual(["buy sun cream @ 2026-11-27 17:00"]);
  });

  test("a wait that may be an idiom has the text as its other reading", () => {
    expect(readings("learn in a second language")).toEqual([
      "learn language @ 1 seconds",
      "learn in a second language @ ?",
    ]);
  });
});

describe("what repeats", () => {
  test.each([
    ["every Monday 8pm bins", "bins @ 2026-11-30 20:00 week"],
    ["every weekday 9am standup", "standup @ 2026-11-26 09:00 weekday"],
    ["standup Monday to Friday 9am", "standup @ 2026-11-26 09:00 weekday"],
    ["gym every Mon, Wed and Fri 7am", "gym @ 2026-11-27 07:00 week MO,WE,FR"],
    ["gym Mondays and Thursdays 6pm", "gym @ 2026-11-26 18:00 week MO,TH"],
    ["water plants every day at 7pm", "water plants @ 2026-11-25 19:00 day"],
    ["daily 9am pills", "pills @ 2026-11-26 09:00 day"],
    ["rest every weekend 10am", "rest @ 2026-11-28 10:00 week SA,SU"],
    ["pay rent every month on the last day 9am", "pay rent @ 2026-11-30 09:00 month end"],
    ["on the last day of every month 9am pay rent", "pay rent @ 2026-11-30 09:00 month end"],
    ["rent every month on the 1st 8am", "rent @ 2026-12-01 08:00 month"],
    ["every 15th 8am pay rent", "pay rent @ 2026-12-15 08:00 month"],
    ["every year on 5 May 9am birthday", "birthday @ 2027-05-05 09:00 year"],
    ["every 5 May 9am birthday", "birthday @ 2027-05-05 09:00 year"],
    ["beer every Friday 5pm for 5 times", "beer @ 2026-11-27 17:00 week x5"],
    ["beer every other Friday 5pm", "beer @ 2026-11-27 17:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"],
    ["beer every 2 weeks on Fri 5pm", "beer @ 2026-11-27 17:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"],
    [
      "every first Monday of the month 10am review",
      "review @ 2026-12-07 10:00 FREQ=MONTHLY;BYDAY=1MO",
    ],
    ["every last Friday 4pm review", "review @ 2026-11-27 16:00 FREQ=MONTHLY;BYDAY=-1FR"],
    ["backup every 3 days 8am", "backup @ 2026-11-26 08:00 FREQ=DAILY;INTERVAL=3"],
  ])("%s", (text, expected) => expect(readings(text)).toEqual([expected]));

  test("its time may be open, too", () => {
    expect(readings("every Monday at 8 bins")).toEqual([
      "bins @ 2026-11-30 08:00 week",
      "bins @ 2026-11-30 20:00 week",
    ]);
  });

  test("the first is today where its time is still to come", () => {
    expect(readings("tea every Wednesday 11am")[0]).toBe("tea @ 2026-11-25 11:00 week");
    expect(readings("tea every Wednesday 9am")[0]).toBe("tea @ 2026-12-02 09:00 week");
  });
});

describe("how and to whom", () => {
  test.each([
    ["tea in 20 min by sms", "tea", { preference: "sms" }],
    ["tea in 20 min via text message", "tea", { preference: "sms" }],
    ["tea by email and sms in 20 min", "tea", { preference: "both" }],
    ["tea in 20 min both", "tea", { preference: "both" }],
    ["Fri 15:00 both", "", { preference: "both" }],
    ["text me tomorrow 9am to call mum", "call mum", { preference: "sms" }],
    [
      "bins tomorrow 7am to nora@example.org",
      "bins",
      { preference: "email", email: "nora@example.org" },
    ],
    [
      "to nora@example.org. Bins at 7pm",
      "Bins",
      { preference: "email", email: "nora@example.org" },
    ],
    ["bins 7pm to +61 491 570 156", "bins", { preference: "sms", phone: "+61 491 570 156" }],
    [
      "bins 7pm to nora@example.org by both",
      "bins",
      { preference: "both", email: "nora@example.org" },
    ],
    ["check email", "check email", {}],
    ["check email tomorrow 9am", "check email", {}],
    ["tell both at 5pm", "tell both", {}],
    ["reply to bob@example.org tomorrow 9am", "reply to bob@example.org", {}],
    ["send it to bob@example.org tomorrow 9am", "send it to bob@example.org", {}],
  ])("%s", (text, message, to) => {
    const found = understand(text, WEDNESDAY);
    expect(found.readings[0]?.message).toBe(message);
    expect(found.to).toEqual(to);
  });
});

describe("where clocks change", () => {
  test("a time that is skipped moves to the first after it, and that is said", () => {
    const by = writer("2026-10-03T12:00");
    expect(readings("tea tomorrow 2:30am", by)).toEqual(["tea @ 2026-10-04 03:00"]);
    expect(understand("tea tomorrow 2:30am", by).notes).toEqual([
      "Clocks go forward that day and skip 02:30: 03:00 is taken.",
    ]);
  });

  test("a time that happens twice is offered twice", () => {
    const by = writer("2027-04-03T12:00");
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
    expect(readings("tea tomorrow 2:30am", writer(local, zone))[0]).toBe(`tea @ ${expected}`);
  });
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
    const by = writer(local, zone);
    const next = Temporal.PlainDateTime.from(local).toPlainDate().add({ days: 1 });
    expect(readings("tea tomorrow 3pm", by)).toEqual([`tea @ ${next.toString()} 15:00`]);
  }
});

test("a date and a time that are written out are read as they are, in any zone", () => {
  for (let index = 0; index < 200; index += 1) {
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
      expect(readings(text, writer("2026-11-25T10:00", zone))).toEqual([expected]);
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
  for (let index = 0; index < 400; index += 1) {
    const text = Array.from({ length: 1 + (next() % 7) }, () => words[next() % words.length]).join(
      " ",
    );
    const found = understand(text, WEDNESDAY).readings;
    expect(found.length, text).toBeGreaterThan(0);
    const zebras = (from: string) => from.split(" ").filter((word) => word === "zebra").length;
    for (const { message } of found) expect(zebras(message), text).toBe(zebras(text));
  }
});
