// Schedules for tests.
import type { Schedule } from "../api/types";
import { refusal } from "./server";

/** The times that are to come of a rule: one alone, at a local time. */
export const aPreview = (occurrence: string) => ({
  body: { occurrences: [{ occurrence, dueAt: `${occurrence}Z`, dueAtLocal: `${occurrence}Z` }] },
});

/** How a rule is refused that gives no time which is still to come. */
export const RULE_NEVER = refusal(422, "invalid_request", {
  errors: [{ pointer: "#/rrule", code: "rule_never", detail: "Gives no time to come." }],
});

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
