// When lists are asked for again.
import { expect, test } from "vitest";
import { aDelivery, aReminder } from "../../testing/reminders";
import { refetchDelay } from "./queries";

const NOW = Date.parse("2026-11-23T10:00:00Z");

function dueIn(seconds: number, finishedAt: string | null = null) {
  return aReminder({ dueAt: new Date(NOW + seconds * 1000).toISOString(), finishedAt });
}

function sentAgo(seconds: number, outcome: string | null) {
  const at = new Date(NOW - seconds * 1000).toISOString();
  const told = outcome === null ? null : { status: outcome, at, code: "accepted", detail: "" };
  const email = aDelivery({ status: "sent", at, outcome: told });
  return { ...dueIn(-seconds, at), deliveries: { email } };
}

test.each([
  ["an email has just left", [sentAgo(1, null)], 2],
  ["an email has left 8 s ago", [sentAgo(8, null)], 8],
  ["an email left long ago", [sentAgo(3600, null)], 60],
  ["an email was delivered", [sentAgo(1, "delivered")], 60],
  ["nothing is shown", [], 60],
  ["the next is due in 10 s", [dueIn(10), dueIn(30)], 12],
  ["the next is due in a year", [dueIn(31_536_000)], 60],
  ["something is due this moment", [dueIn(0)], 2],
  ["something was due 2 s ago", [dueIn(-2)], 2],
  ["something was due 4 s ago", [dueIn(-4)], 4],
  ["something was due 8 s ago", [dueIn(-8), dueIn(3600)], 8],
  ["something has been stuck for an hour", [dueIn(-3600)], 60],
  ["all that was due has ended", [dueIn(-4, "2026-11-23T10:00:00.000Z")], 60],
])("the lists are asked for again in time when %s", (_case, reminders, seconds) => {
  expect(refetchDelay(reminders, NOW)).toBe(seconds * 1000);
});
