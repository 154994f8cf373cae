// To whom the one line goes where several are named, or one that is not understood.
import { describe, expect, test } from "vitest";
import { WEDNESDAY } from "../../../testing/grammar";
import { parseEntry } from "./parse-entry";

test.each([
  ["Call Bob tomorrow 9am by email to bob@example.com", { preference: "email" }],
  ["Call Bob tomorrow 9am to <bob@example.com>", { preference: "email" }],
  ["Call Bob tomorrow 9am to Bob <bob@example.com>", { preference: "email" }],
  ["Call Bob tomorrow 9am via email to Bob Ash (bob@example.com)", { preference: "email" }],
  ["to bob@example.com: call Bob tomorrow 9am", { preference: "email" }],
  ["email me to call Bob tomorrow 9am to bob@example.com", { preference: "email" }],
  ["Call Bob 9am by SMS to +61491570156 and email to bob@example.com", { preference: "both" }],
  ["Call Bob 9am by email to bob@example.com and by SMS to +61491570156", { preference: "both" }],
])("the address is no part of the message: %s", (text, expected) => {
  const { readings, to, recipientNotes } = parseEntry(text, WEDNESDAY);
  expect(readings[0]?.message).toMatch(/^call Bob$/i);
  expect(to).toMatchObject({ ...expected, email: "bob@example.com" });
  expect(recipientNotes).toEqual([]);
});

test.each([
  ["pick up kids 3pm text me", "pick up kids", { preference: "sms" }],
  ["bins tomorrow 7am email me", "bins", { preference: "email" }],
  ["ask Jo at 3pm to text me", "ask Jo to text me", {}],
])("the last words name the channel: %s", (text, message, expected) => {
  const { readings, to } = parseEntry(text, WEDNESDAY);
  expect([readings[0]?.message, to]).toEqual([message, expected]);
});

describe("somebody who is not understood is asked about", () => {
  test.each([
    ["call tomorrow 9am to +49123", "to +49123"],
    ["call tomorrow 9am to bob@example", "to bob@example"],
    ["call tomorrow 9am to 0491 570 156", "to 0491 570 156"],
    ["call tomorrow 9am to nora@example.com and bob@example.com", "and bob@example.com"],
    ["call tomorrow 9am to nora@example.com, bob@example.com", ", bob@example.com"],
    ["call tomorrow 9am by sms to bob@example.com", "to bob@example.com"],
    ["send the invoice to bob@example.org tomorrow 9am", "to bob@example.org"],
    ["email all the slides tomorrow 9am to bob@example.org", "to bob@example.org"],
    ["remind nora@example.org tomorrow 9am tea", "remind nora@example.org"],
    ["tea tomorrow 9am cc bob@example.org", "cc bob@example.org"],
    ["call tomorrow 9am sms 0491 570 156", "sms 0491 570 156"],
    ["sms 0491 570 156 tomorrow 9am tea", "sms 0491 570 156"],
    ["tomorrow 9am text +61491570156: running late", "text +61491570156"],
    ["friday 5pm email nan@example.org happy birthday", "email nan@example.org"],
    ["sms bob@example.org tomorrow 9am tea", "sms bob@example.org"],
    ["call tomorrow 9am by sms 0491570156", "0491570156"],
  ])("%s", (text, words) => {
    expect(parseEntry(text, WEDNESDAY).recipientNotes).toEqual([
      `It does not go “${words}”: that is not understood.`,
    ]);
  });

  test.each([
    "reply to bob@example.org tomorrow 9am",
    "move lunch to 2026-12-01 15:00",
    "go to room 12 at 15:00",
    "bins 7pm to +61 491 570 156",
  ])("but not of %s", (text) => expect(parseEntry(text, WEDNESDAY).recipientNotes).toEqual([]));
});

test.each([
  ["email bob@example.org about the invoice tomorrow", "email bob@example.org"],
  ["text +61491570156 happy birthday tomorrow 9am", "text +61491570156"],
  ["forward the text to +61491570156 tomorrow 9am", "to +61491570156"],
])("%s may be a task: the recipient is asked about", (text, words) => {
  expect(parseEntry(text, WEDNESDAY).recipientNotes).toEqual([
    `“${words}” is read as who gets it, not as what to do.`,
  ]);
});

test.each([
  "text to +61491570156 9am tea",
  "email bob@example.org 9am: hi",
  "sms +61491570156 at 18:00 tea",
])("%s is a command", (text) => expect(parseEntry(text, WEDNESDAY).recipientNotes).toEqual([]));

test.each(["text +61491570156", "sms +61491570156", "email bob@example.org"])(
  "%s and a time alone is what to do",
  (task) => {
    const { readings, to, recipientNotes } = parseEntry(`${task} tomorrow 9am`, WEDNESDAY);
    expect(readings[0]?.message).toBe(task);
    expect([to, recipientNotes]).toEqual([{}, []]);
  },
);
