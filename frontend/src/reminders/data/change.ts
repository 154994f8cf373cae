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

/** What says no more than of what; it may be asked for as the page is left. */
const only = (id: string) => ({ params: { path: { id } }, keepalive: true });

/** Made twice, each is as if made once. */
const SIMPLE = {
  cancel: (api: ApiClient, id: string) => api.DELETE("/v1/reminders/{id}", only(id)),
  dismiss: (api: ApiClient, id: string) => api.POST("/v1/reminders/{id}/dismiss", only(id)),
  complete: (api: ApiClient, id: string) => api.POST("/v1/reminders/{id}/done", only(id)),
  reopen: (api: ApiClient, id: string) => api.DELETE("/v1/reminders/{id}/done", only(id)),
};

/** The same of what repeats. */
const SIMPLE_OF_SCHEDULE = {
  pause: (api: ApiClient, id: string) => api.POST("/v1/schedules/{id}/pause", only(id)),
  resume: (api: ApiClient, id: string) => api.POST("/v1/schedules/{id}/resume", only(id)),
  end: (api: ApiClient, id: string) => api.DELETE("/v1/schedules/{id}", only(id)),
};

export type SimpleScheduleChange = keyof typeof SIMPLE_OF_SCHEDULE;

/** What asks for a new one, that repeats or not, with further ones of the same if asked for. */
export type Asked =
  | { kind: "create"; form: CreateForm; body: ReminderCreate; further?: readonly Further[] }
  | { kind: "repeat"; form: CreateForm; body: ScheduleCreate };

/** A further reminder that the form asks for with the first, and what it is called. */
export interface Further {
  name: string;
  body: ReminderCreate;
}

type ReminderChange =
  | Extract<Asked, { kind: "create" }>
  | { kind: keyof typeof SIMPLE; id: string }
  | { kind: "update"; id: string; version: number; body: ReminderUpdate }
  | { kind: "snooze"; id: string; body: ReminderSnooze };

/** A change of what repeats, all of it. */
export type ScheduleChange =
  | { kind: SimpleScheduleChange; id: string }
  | { kind: "update schedule"; id: string; version: number; body: ScheduleUpdate };

/**
 * By another, what repeats goes on from `occurrence`, a local date-time; where its rule gives nothing
 * before that any more, it is changed itself, by `own`.
 */
export interface Following {
  kind: "follow";
  schedule: Schedule;
  occurrence: string;
  body: ScheduleCreate;
  /** Absent where a former version of this page held it. */
  own?: ScheduleUpdate;
}

/** A change that is one call of the API. */
export type Call = ReminderChange | ScheduleChange;

export type Change = Call | Asked | Following;

export function isOfSchedule(change: Change): change is ScheduleChange {
  return change.kind === "update schedule" || change.kind in SIMPLE_OF_SCHEDULE;
}

/** Sends `change` to the API: again, until it has succeeded, under the same key. */
export function sendChange(api: ApiClient, change: Call) {
  if (!("body" in change)) {
    return { ...SIMPLE, ...SIMPLE_OF_SCHEDULE }[change.kind](api, change.id);
  }
  switch (change.kind) {
    case "create": {
      const header = { "Idempotency-Key": idempotencyKey(change.form, change.body) };
      return api.POST("/v1/reminders", { body: change.body, params: { header } });
    }
    case "update":
      return api.PATCH("/v1/reminders/{id}", { params: ifMatch(change), body: change.body });
    case "update schedule":
      return api.PATCH("/v1/schedules/{id}", { params: ifMatch(change), body: change.body });
    case "snooze": {
      const header = { "Idempotency-Key": idempotencyKey(`snooze ${change.id}`, change.body) };
      const params = { path: { id: change.id }, header };
      return api.POST("/v1/reminders/{id}/snooze", { params, body: change.body });
    }
  }
}

function ifMatch({ id, version }: { id: string; version: number }) {
  return { path: { id }, header: { "If-Match": `"${version}"` } };
}

/** The time of a reminder as it is asked for again: the local one, where that is what was asked for. */
export function timeOf({ localTime, dueAt, timezone }: Reminder): NewTime {
  return { dueAt: localTime ?? dueAt, timezone };
}
