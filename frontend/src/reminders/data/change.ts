// What a person may ask to be changed, as data: it can be sent now, or kept and sent later.
import type { ApiClient } from "../../api/client";
import type {
  Reminder,
  ReminderCreate,
  ReminderSnooze,
  ReminderUpdate,
  Schedule,
  ScheduleCreate,
  ScheduleUpdate,
} from "../../api/types";
import { idempotencyKey } from "./idempotency-key";

/**
 * A moment (RFC 3339 with an offset), a local time of `timezone`, or seconds from the receipt of
 * the request.
 */
export type NewTime = { dueAt: string; timezone?: string } | { waitSeconds: number };

/** What asks for a new one: the form, or the one line. */
export type CreateForm = "create" | "entry";

/** Stands for the address of whoever signs in, where nobody was signed in when it was asked for. */
export const OWN_ADDRESS = "me";

/** A change that says no more than which reminder; made twice, it is as if made once. */
const SIMPLE_CHANGES = ["cancel", "dismiss", "complete", "reopen"] as const;
type SimpleChange = (typeof SIMPLE_CHANGES)[number];

/** The same of what repeats. */
const SIMPLE_SCHEDULE_CHANGES = ["pause", "resume", "end"] as const;
export type SimpleScheduleChange = (typeof SIMPLE_SCHEDULE_CHANGES)[number];

/** The time of a reminder as it is asked for again: the local one, where that is what was asked for. */
export function timeOf({ localTime, dueAt, timezone }: Reminder): NewTime {
  return { dueAt: localTime ?? dueAt, timezone };
}

/** What `item` has of the fields that `changes` changes: it takes them back. */
export function formerFields<Changes extends object>(item: object, changes: Changes): Changes {
  const known = new Map(Object.entries(item));
  return Object.fromEntries(
    Object.keys(changes).map((name) => [name, known.get(name) as unknown]),
  ) as Changes;
}

/** What asks for a new one, that repeats or not, with further ones of the same if asked for. */
export type Asked =
  | { kind: "create"; form: CreateForm; body: ReminderCreate; further?: readonly Further[] }
  | { kind: "repeat"; form: CreateForm; body: ScheduleCreate };

/** A change of one reminder. */
export type ReminderChange =
  | Extract<Asked, { kind: "create" }>
  | { kind: SimpleChange; id: string }
  | { kind: "update"; id: string; version: number; body: ReminderUpdate }
  | { kind: "snooze"; id: string; body: ReminderSnooze };

/** What repeats is changed: all of it, or by another that goes on from `occurrence`, a local date-time. */
export type ScheduleChange =
  | { kind: SimpleScheduleChange; id: string }
  | { kind: "update schedule"; id: string; version: number; body: ScheduleUpdate }
  | { kind: "follow"; schedule: Schedule; occurrence: string; body: ScheduleCreate };

export type Change = ReminderChange | Asked | ScheduleChange;

/** A further reminder that the form asks for with the first, and what it is called. */
export interface Further {
  name: string;
  body: ReminderCreate;
}

/** Whether what repeats is changed. */
export function isScheduleChange(change: Change): change is ScheduleChange {
  const { kind } = change;
  return kind === "follow" || kind === "update schedule" || isSimpleOfSchedule(kind);
}

/** Sends `change` to the API: again, until it has succeeded, under the same key. */
export function sendChange(api: ApiClient, change: ReminderChange) {
  switch (change.kind) {
    case "create": {
      const header = { "Idempotency-Key": idempotencyKey(change.form, change.body) };
      return api.POST("/v1/reminders", { body: change.body, params: { header } });
    }
    case "cancel":
      return api.DELETE("/v1/reminders/{id}", { params: { path: { id: change.id } } });
    case "dismiss":
      return api.POST("/v1/reminders/{id}/dismiss", {
        params: { path: { id: change.id } },
        keepalive: true, // it may be asked for as the page is left
      });
    case "complete":
      return api.POST("/v1/reminders/{id}/done", { params: { path: { id: change.id } } });
    case "reopen":
      return api.DELETE("/v1/reminders/{id}/done", { params: { path: { id: change.id } } });
    case "update": {
      const params = { path: { id: change.id }, header: { "If-Match": `"${change.version}"` } };
      return api.PATCH("/v1/reminders/{id}", { params, body: change.body });
    }
    case "snooze": {
      const header = { "Idempotency-Key": idempotencyKey(`snooze ${change.id}`, change.body) };
      const params = { path: { id: change.id }, header };
      return api.POST("/v1/reminders/{id}/snooze", { params, body: change.body });
    }
  }
}

/** Whether `value`, read from storage, is a change. */
export function isChange(value: unknown): value is Change {
  const { kind, form, id, version, body, ...of } = Object(value) as Record<string, unknown>;
  if (typeof kind !== "string") return false;
  const isSimple = SIMPLE_CHANGES.some((simple) => simple === kind) || isSimpleOfSchedule(kind);
  if (isSimple) return typeof id === "string";
  if (typeof body !== "object" || body === null) return false;
  if (kind === "create" || kind === "repeat") return typeof form === "string";
  if (kind === "follow")
    return typeof of["schedule"] === "object" && typeof of["occurrence"] === "string";
  const isUpdate = ["update", "update schedule"].includes(kind) && typeof version === "number";
  return (isUpdate || kind === "snooze") && typeof id === "string";
}

function isSimpleOfSchedule(kind: string): boolean {
  return SIMPLE_SCHEDULE_CHANGES.some((simple) => simple === kind);
}
