// Reminders for tests.
import { Temporal } from "temporal-polyfill";
import type { Delivery, Reminder } from "../api/types";

const WAITING: Delivery = {
  status: "waiting",
  at: null,
  messageId: null,
  error: null,
  outcome: null,
};

/** A reminder by email that waits, but for `changes`. */
export function aReminder(changes: Partial<Reminder> = {}): Reminder {
  const reminder = {
    id: "01936d3e-0000-7000-8000-000000000001",
    status: "scheduled",
    preference: "email",
    message: "Call the plumber",
    subject: null,
    email: "nora@example.org",
    phone: null,
    dueAt: "2026-11-23T22:00:00Z",
    timezone: "Australia/Sydney",
    localTime: null,
    createdAt: "2026-11-23T10:00:00.000Z",
    updatedAt: "2026-11-23T10:00:00.000Z",
    claimedAt: null,
    finishedAt: null,
    version: 1,
    snoozedFrom: null,
    reference: null,
    metadata: {},
    attention: false,
    doneAt: null,
    askedBy: "nora@example.org",
    scheduleId: null,
    occurrence: null,
    reason: null,
    deliveries: { email: WAITING },
    ...changes,
  } as const;
  return { ...reminder, dueAtLocal: changes.dueAtLocal ?? localText(reminder) };
}

/** The due time as the server says it in the reminder's zone; in UTC where it does not know that. */
function localText({ dueAt, timezone }: Pick<Reminder, "dueAt" | "timezone">): string {
  const zone = ["Factory", "Pacific/New_Island"].includes(timezone) ? "UTC" : timezone;
  const local = Temporal.Instant.from(dueAt).toZonedDateTimeISO(zone);
  return local.toString({ timeZoneName: "never", smallestUnit: "second" });
}

/** A delivery that waits, but for `changes`. */
export function aDelivery(changes: Partial<Delivery> = {}): Delivery {
  return { ...WAITING, ...changes };
}
