// The steps of a reminder's timeline.
import { expect, test } from "vitest";
import type { Reminder } from "../../api/types";
import { aDelivery, aReminder } from "../../testing/reminders";
import { timelineSteps } from "./Timeline";

const CLAIMED = "2026-11-23T22:00:00.100Z";
const SENT = aDelivery({ status: "sent", at: "2026-11-23T22:00:01.000Z", messageId: "0100-abc" });
const FAILED = aDelivery({
  status: "failed",
  at: "2026-11-23T22:00:02.000Z",
  error: { code: "invalid_recipient", detail: "This number can't receive text messages." },
});

function steps(changes: Partial<Reminder>): string[] {
  return timelineSteps(aReminder(changes)).flatMap(({ title, progress, deliveries = [] }) => [
    `${title} (${progress})`,
    ...deliveries.map((delivery) => `- ${delivery.title} (${delivery.progress})`),
  ]);
}

test("while it waits, all but the waiting is to come", () => {
  expect(steps({})).toEqual([
    "Asked for (done)",
    "Waiting for its time (current)",
    "Sending (upcoming)",
    "- Email: waiting (upcoming)",
    "Finished (upcoming)",
  ]);
  expect(timelineSteps(aReminder())[1]).toMatchObject({
    at: "2026-11-23T22:00:00Z",
    isUntil: true,
  });
});

test("while it is being sent, each channel is where it is", () => {
  const deliveries = { email: SENT, sms: aDelivery() };
  expect(steps({ status: "sending", claimedAt: CLAIMED, deliveries })).toEqual([
    "Asked for (done)",
    "Due (done)",
    "Sending (current)",
    "- Email: handed to the mail service (done)",
    "- SMS: waiting (current)",
    "Finished (upcoming)",
  ]);
});

test("a failure has its sentence, and its code among the details", () => {
  const all = timelineSteps(
    aReminder({
      status: "partially_sent",
      claimedAt: CLAIMED,
      finishedAt: "2026-11-23T22:00:03.000Z",
      phone: "+61491570156",
      deliveries: { email: SENT, sms: FAILED },
    }),
  );
  expect(all.at(-2)).toMatchObject({ title: "Sending", progress: "done" });
  expect(all.at(-1)).toMatchObject({ title: "Partly sent", tone: "bad", progress: "done" });
  const [email, sms] = all.find((step) => step.key === "deliveries")?.deliveries ?? [];
  expect(email?.details).toEqual([["Message id", "0100-abc"]]);
  expect(sms).toMatchObject({
    tone: "bad",
    address: "+61491570156",
    reason: "This number can't receive text messages.",
    details: [["Code", "invalid_recipient"]],
  });
});

test("a cancelled one never had its time", () => {
  const deliveries = { email: aDelivery({ status: "not_sent" }) };
  const finishedAt = "2026-11-23T12:00:00.000Z";
  expect(steps({ status: "cancelled", finishedAt, deliveries })).toEqual([
    "Asked for (done)",
    "Cancelled (done)",
    "- Email: not sent (done)",
  ]);
});

test("one that was sent is finished; that it is done is what a person marks", () => {
  const sent = { status: "sent", claimedAt: CLAIMED, finishedAt: CLAIMED } as const;
  const deliveries = { email: SENT };
  expect(steps({ ...sent, deliveries }).at(-1)).toBe("Finished (done)");
  const marked = steps({ ...sent, deliveries, doneAt: "2026-11-24T01:00:00.000Z" });
  expect(marked.slice(-2)).toEqual(["Finished (done)", "Marked as done (done)"]);
});
