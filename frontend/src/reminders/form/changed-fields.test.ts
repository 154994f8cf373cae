// Only what differs is sent.
import { expect, test } from "vitest";
import type { ReminderCreate, ReminderUpdate } from "../../api/types";
import { aReminder } from "../../testing/reminders";
import { changedFields } from "./draft";

const reminder = aReminder({ subject: "Tap", phone: "+61491570156" });
const same = {
  message: "Call the plumber",
  preference: "email",
  email: "nora@example.org",
} as const;

const CASES: [string, ReminderCreate, ReminderUpdate][] = [
  ["nothing", { ...same, subject: "Tap" }, {}],
  ["the text", { ...same, subject: "Tap", message: "Call" }, { message: "Call" }],
  ["the address", { ...same, subject: "Tap", email: "n@example.org" }, { email: "n@example.org" }],
  ["the subject, which goes", same, { subject: null }],
  [
    "the channel; the subject is kept",
    { message: "Call the plumber", preference: "sms", phone: "+61491570157" },
    { preference: "sms", phone: "+61491570157" },
  ],
];

test.each(CASES)("only what differs is sent: %s", (_case, filled, update) => {
  expect(changedFields(reminder, filled)).toEqual(update);
});
