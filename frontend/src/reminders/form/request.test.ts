// What a draft asks the API for, and what stands in its way.
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { CONFIG } from "../../testing/server";
import { dueMilliseconds } from "../../time/picker/when";
import { type Draft, emptyDraft } from "./draft";
import { type Request, toRequest } from "./request";

const SYDNEY = "Australia/Sydney";
const NOW = Date.parse("2026-10-01T12:00:00Z");
const TODAY = Temporal.PlainDate.from("2026-11-30");

function draft(changes: Partial<Draft> = {}): Draft {
  return { ...emptyDraft(TODAY), message: "Call", email: "nora@example.org", ...changes };
}

function request(changes: Partial<Draft>): Request {
  return toRequest(draft(changes), CONFIG, NOW);
}

function problems(changes: Partial<Draft>): string[] {
  const result = request(changes);
  return "problems" in result ? result.problems.map(({ field, text }) => `${field}: ${text}`) : [];
}

test("only what the preference needs is sent, without spaces around it", () => {
  const typed = { subject: " Tap ", email: " nora@example.org ", phone: " +61 491 570 156 " };
  const common = { message: "Call", timezone: SYDNEY, waitSeconds: 600 };
  expect(request({ ...typed, preference: "email" })).toEqual({
    body: { ...common, preference: "email", subject: "Tap", email: "nora@example.org" },
  });
  expect(request({ ...typed, preference: "sms" })).toEqual({
    body: { ...common, preference: "sms", phone: "+61 491 570 156" },
  });
  expect(request({ ...typed, preference: "both", subject: " " })).toEqual({
    body: { ...common, preference: "both", email: "nora@example.org", phone: "+61 491 570 156" },
  });
});

test("what nobody sees is neither a message nor a subject, nor part of an address", () => {
  expect(problems({ message: "\u200b\u3164" })).toEqual([
    "message: Write what you want to be reminded of.",
  ]);
  const typed = { subject: "\u2800\u200e", email: "\u202anora@exam\u00adple.org\u00a0" };
  expect(request(typed)).toMatchObject({ body: { email: "nora@example.org" } });
  expect(request(typed)).not.toHaveProperty("body.subject");
  const phone = "\u202a+61491570156\u202c";
  expect(request({ preference: "sms", phone })).toMatchObject({ body: { phone: "+61491570156" } });
  expect(problems({ email: "\u202a\u202c" })).toHaveLength(1);
});

describe("the due time", () => {
  test.each([
    ["10", "seconds", 10],
    ["5", "minutes", 300],
    [" 2 ", "hours", 7200],
    ["400", "days", 34_560_000],
  ] as const)("in %s %s is a wait of %i s", (amount, unit, waitSeconds) => {
    expect(request({ amount, unit })).toMatchObject({ body: { waitSeconds } });
  });

  test.each(["", "0", "-1", "1.5", "1e3", "ten", "99999999999"])("'%s' is no amount", (amount) => {
    expect(problems({ amount })).toEqual(["amount: Enter a whole number, 1 or more."]);
  });

  test("a local time is sent as such: the server's rules decide which moment it is", () => {
    const at = { timing: "at", date: "2026-12-01", time: "09:00" } as const;
    expect(request(at)).toMatchObject({ body: { dueAt: "2026-12-01T09:00", timezone: SYDNEY } });
    expect(request({ ...at, date: "2027-10-03", time: "02:30" })).toMatchObject({
      body: { dueAt: "2027-10-03T02:30" },
    });
    expect(request(at)).not.toHaveProperty("body.waitSeconds");
  });

  test("of a local time that happens twice the chosen one is sent", () => {
    const at = { timing: "at", date: "2027-04-04", time: "02:30" } as const;
    expect(request(at)).toMatchObject({ body: { dueAt: "2027-04-04T02:30:00+11:00" } });
    const later = { ...at, occurrence: "later" } as const;
    expect(request(later)).toMatchObject({ body: { dueAt: "2027-04-04T02:30:00+10:00" } });
  });

  test.each([
    ["2026-10-01", "22:00", "time: That time has passed. Choose one that is ahead."],
    ["", "09:00", "date: Choose a date."],
    ["2026-12-01", "", "time: Choose a time."],
  ])("'%s' '%s' is said to be wrong", (date, time, problem) => {
    expect(problems({ timing: "at", date, time })).toEqual([problem]);
  });
});

test("beyond the horizon is said to be too far ahead", () => {
  const tooFar = "Choose a time within 5 years.";
  expect(problems({ amount: "1826", unit: "days" })).toEqual([]);
  expect(problems({ amount: "1827", unit: "days" })).toEqual([`amount: ${tooFar}`]);
  expect(problems({ timing: "at", date: "2031-10-03" })).toEqual([`date: ${tooFar}`]);
});

test.each([
  ["Europe/London", "Europe/London"],
  [" europe/kiev ", "Europe/Kyiv"],
  ["kolkata", "Asia/Kolkata"],
  ["America/New York", "America/New_York"],
  ["utc", "UTC"],
  ["Etc/GMT+5", "Etc/GMT+5"],
  ["+05:30", "+05:30"],
])("a local time may be another zone's, typed as '%s'", (zone, timezone) => {
  const at = { timing: "at", date: "2026-12-01", time: "09:00", zone } as const;
  expect(request(at)).toMatchObject({ body: { dueAt: "2026-12-01T09:00", timezone } });
  expect(request({ ...at, timing: "wait" })).toMatchObject({ body: { timezone: SYDNEY } });
});

test.each(["Atlantis", "Etc/Unknown", "Factory", "a"])("'%s' is said to be no zone", (zone) => {
  const wrong = "zone: Choose a city or zone from the list.";
  expect(problems({ timing: "at", date: "2026-12-01", zone })).toEqual([wrong]);
  expect(problems({ timing: "wait", zone })).toEqual([]);
});

test("everything that is missing is said at once, in the order of the fields", () => {
  const nothing = {
    message: " \n",
    email: "",
    phone: " ",
    amount: "",
    preference: "both",
  } as const;
  expect(problems(nothing).map((problem) => problem.split(":")[0])).toEqual([
    "message",
    "amount",
    "email",
    "phone",
  ]);
});

test("lengths count characters as the API does", () => {
  expect(problems({ message: "🛂".repeat(1600), subject: "🛂".repeat(120) })).toEqual([]);
  expect(problems({ message: "a".repeat(1601), subject: "a".repeat(121) })).toEqual([
    "message: Use 1600 characters or fewer.",
    "subject: Use 120 characters or fewer.",
  ]);
  expect(problems({ subject: "a".repeat(121), preference: "sms", phone: "+61491570156" })).toEqual(
    [],
  );
});

test("an empty form offers tomorrow at nine, also at the end of a month", () => {
  expect(emptyDraft(TODAY)).toMatchObject({ date: "2026-12-01", time: "09:00" });
});

test("when a draft would be due is known while it is filled in", () => {
  const now = Date.parse("2026-11-30T10:00:00Z");
  const due = (changes: Partial<Draft>) => dueMilliseconds(draft(changes), now);
  expect(due({ amount: "2", unit: "hours" })).toBe(now + 7_200_000);
  expect(due({ timing: "at" })).toBe(Date.parse("2026-11-30T22:00:00Z"));
  expect(due({ amount: "" })).toBeUndefined();
  expect(due({ timing: "at", date: "2026-10-04", time: "02:30" })).toBeUndefined();
});
