// The labels of statuses, deliveries and channels.
import { expect, test } from "vitest";
import type { Reminder } from "../api/types";
import { aDelivery, aReminder } from "../testing/reminders";
import {
  channelsOf,
  deliveryLabel,
  deliveryReason,
  reminderTitle,
  shortTitle,
  statusLabel,
} from "./labels";

const anOutcome = (status: string) => ({
  status,
  at: "2026-11-23T22:00:09.000Z",
  code: "mailbox_full",
  detail: "The recipient's mailbox is full.",
});

test("sent is worded as what it is: the provider took the message", () => {
  const sent = aDelivery({ status: "sent" });
  expect(deliveryLabel("email", sent).text).toBe("Handed to the mail service");
  expect(deliveryLabel("sms", sent).text).toBe("Handed to the mobile network");
});

test.each([
  ["delivered", "Taken by the recipient's mail server", undefined],
  ["undelivered", "Did not arrive", "The recipient's mailbox is full."],
  ["complained", "Marked as unwanted by the recipient", "The recipient's mailbox is full."],
  ["read_aloud", "Read aloud", "The recipient's mailbox is full."],
])("an outcome that is %s is told in words, with its reason", (status, text, reason) => {
  const delivery = aDelivery({ status: "sent", outcome: anOutcome(status) });
  expect(deliveryLabel("email", delivery).text).toBe(text);
  expect(deliveryReason(delivery)).toBe(reason);
});

test("a status that is not known yet is shown as it is", () => {
  expect(statusLabel(aReminder({ status: "on_hold" }))).toEqual({
    text: "On hold",
    tone: "plain",
  });
  const delivery = { ...aDelivery(), status: "read_by_owner" as "sent" };
  expect(deliveryLabel("email", delivery).text).toBe("Read by owner");
});

test("one that failed without anybody knowing whether it was sent is not called failed", () => {
  const deliveries = { email: aDelivery({ status: "unknown" }) };
  expect(statusLabel(aReminder({ status: "failed", deliveries })).text).toBe("May have been sent");
  expect(statusLabel(aReminder({ status: "failed" })).text).toBe("Failed");
});

test("one that was sent and is known not to have arrived is not called sent", () => {
  const email = aDelivery({ outcome: anOutcome("undelivered") });
  const sms = aDelivery({ status: "sent" });
  const label = (deliveries: Reminder["deliveries"]) =>
    statusLabel(aReminder({ status: "sent", deliveries })).text;
  expect(label({ email })).toBe("Did not arrive");
  expect(label({ email, sms })).toBe("Email did not arrive");
  expect(label({ email: aDelivery({ outcome: anOutcome("complained") }) })).toBe("Sent");
});

test("one that was done before its time is called done", () => {
  const label = (doneAt: string | null) =>
    statusLabel(aReminder({ status: "cancelled", doneAt })).text;
  expect([label(null), label("2026-11-23T12:00:00.000Z")]).toEqual(["Cancelled", "Done"]);
});

test.each([
  [{ subject: "Taps", message: "Call the plumber" }, "Taps"],
  [{ subject: null, message: "Call the plumber\nbefore five" }, "Call the plumber"],
  [{ subject: null, message: "\r\n  Call\r\nnow" }, "Call"],
  [{ subject: null, message: "\u200b\n\u3164\nCall" }, "Call"],
  [{ subject: null, message: "\u200b" }, "Reminder"],
  [{ subject: "\u2800", message: "Call" }, "Call"],
])("a reminder is called by its subject, else by its first line: %o", (text, expected) => {
  expect(reminderTitle(aReminder(text))).toBe(expected);
});

test("where more stands beside it, a long title is cut between two characters", () => {
  const reminder = aReminder({ subject: null, message: "🪴".repeat(130) });
  expect(reminderTitle(reminder)).toBe(`${"🪴".repeat(120)}…`);
  expect(shortTitle(reminder)).toBe(`${"🪴".repeat(50)}…`);
});

test("a reminder goes out on exactly the channels that it has deliveries for", () => {
  const both = aReminder({
    phone: "+61491570156",
    deliveries: { sms: aDelivery(), email: aDelivery() },
  });
  expect(channelsOf(both).map(({ name, address }) => [name, address])).toEqual([
    ["Email", "nora@example.org"],
    ["SMS", "+61491570156"],
  ]);
  const byEmail = channelsOf(aReminder({ phone: "+61491570156" }));
  expect(byEmail.map(({ channel }) => channel)).toEqual(["email"]);
});
