// Reminders for tests.
import type { Delivery, Reminder } from "../api/types";

const WAITING: Delivery = { status: "waiting", at: null, messageId: null, error: null };

/** A reminder by email that waits, but for `changes`. */
export function aReminder(changes: Partial<Reminder> = {}): Reminder {
  return {
    id: "01936d3e-0000-7000-8000-000000000001",
    status: "scheduled",
    preference: "email",
    message: "Call the plumber",
    subject: null,
    email: "nora@example.org",
    phone: null,
    dueAt: "2026-11-23T22:00:00Z",
    timezone: "Australia/Sydney",
    createdAt: "2026-11-23T10:00:00.000Z",
    updatedAt: "2026-11-23T10:00:00.000Z",
    claimedAt: null,
    finishedAt: null,
    version: 1,
    snoozedFrom: null,
    deliveries: { email: WAITING },
    ...changes,
  };
}

/** A delivery that waits, but for `changes`. */
export function aDelivery(changes: Partial<Delivery> = {}): Delivery {
  return { ...WAITING, ...changes };
}
