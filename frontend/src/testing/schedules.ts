// Schedules for tests.
import type { Schedule } from "../api/types";

/** A schedule of each day at nine in Sydney, but for `changes`. */
export function aSchedule(changes: Partial<Schedule> = {}): Schedule {
  return {
    id: "01936d3e-0000-7000-8000-00000000000a",
    status: "active",
    pausedReason: null,
    preference: "email",
    message: "Water the plants",
    subject: null,
    email: "nora@example.org",
    phone: null,
    timezone: "Australia/Sydney",
    start: "2026-11-24T09:00:00",
    rrule: "FREQ=DAILY",
    exdates: [],
    nextDueAt: "2099-11-23T22:00:00Z",
    nextReminderId: null,
    lastDueAt: null,
    missed: 0,
    attention: false,
    reference: null,
    metadata: {},
    askedBy: "nora@example.org",
    createdAt: "2026-11-23T10:00:00.000Z",
    updatedAt: "2026-11-23T10:00:00.000Z",
    endedAt: null,
    version: 1,
    ...changes,
  };
}
