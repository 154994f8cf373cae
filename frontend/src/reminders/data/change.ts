// The changes that a person may ask for, as data: sent now, or kept and sent later, and undone.
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
import { isFinal } from "../labels";
import { idempotencyKey, type Purpose } from "./idempotency-key";

export type Item = Reminder | Schedule;

/** RFC 3339 with an offset, a local time of `timezone`, or seconds from the request's receipt. */
export type NewTime = { dueAt: string; timezone?: string } | { waitSeconds: number };

/** Stands for the own address of somebody who has not signed in yet. */
export const OWN_ADDRESS = "me";

/** The page may be closing while such a call is sent. */
const byId = (id: string) => ({ params: { path: { id } }, keepalive: true });

/** Repeated, each does no more than once. */
const SIMPLE_CALLS = {
  cancel: (api: ApiClient, id: string) => api.DELETE("/v1/reminders/{id}", byId(id)),
  dismiss: (api: ApiClient, id: string) => api.POST("/v1/reminders/{id}/dismiss", byId(id)),
  complete: (api: ApiClient, id: string) => api.POST("/v1/reminders/{id}/done", byId(id)),
  reopen: (api: ApiClient, id: string) => api.DELETE("/v1/reminders/{id}/done", byId(id)),
  pause: (api: ApiClient, id: string) => api.POST("/v1/schedules/{id}/pause", byId(id)),
  resume: (api: ApiClient, id: string) => api.POST("/v1/schedules/{id}/resume", byId(id)),
  end: (api: ApiClient, id: string) => api.DELETE("/v1/schedules/{id}", byId(id)),
};

export type SimpleScheduleChange = "pause" | "resume" | "end";

/** A reminder made beside the first one, and its name in announcements. */
interface ExtraReminder {
  name: string;
  body: ReminderCreate;
}

/**
 * A new reminder or schedule. `form` is where it was filled in; of the one line it has its content,
 * and the address of who was signed in when it was submitted.
 */
export type Creation = { form: Purpose; entry?: string | undefined; asker?: string | undefined } & (
  | { kind: "create"; body: ReminderCreate; further?: readonly ExtraReminder[] }
  | { kind: "repeat"; body: ScheduleCreate }
);

export type ScheduleChange =
  | { kind: SimpleScheduleChange; id: string }
  | { kind: "update schedule"; id: string; version: number; body: ScheduleUpdate };

export type ItemChange =
  | ScheduleChange
  | { kind: Exclude<keyof typeof SIMPLE_CALLS, SimpleScheduleChange>; id: string }
  | { kind: "update"; id: string; version: number; body: ReminderUpdate }
  | { kind: "snooze"; id: string; body: ReminderSnooze };

/** A change that is one call of the API. */
export type Call = ItemChange | Creation;

/**
 * From `occurrence` (a local date-time) on, a new schedule takes the place of `schedule`. Where
 * nothing is left before that, `schedule` itself is changed, by `own`.
 */
export interface FollowingChange {
  kind: "follow";
  schedule: Schedule;
  occurrence: string;
  body: ScheduleCreate;
  own?: ScheduleUpdate;
}

export type Change = Call | FollowingChange;

export function isScheduleChange(change: Change): change is ScheduleChange {
  return ["update schedule", "pause", "resume", "end"].includes(change.kind);
}

/** Sends `change`. A new one is made once, however often it is sent before its key is removed. */
export function sendCall(api: ApiClient, change: Call) {
  if (!("body" in change)) return SIMPLE_CALLS[change.kind](api, change.id);
  switch (change.kind) {
    case "create":
      return api.POST("/v1/reminders", { body: change.body, params: once(change.form, change) });
    case "repeat":
      return api.POST("/v1/schedules", { body: change.body, params: once(change.form, change) });
    case "snooze": {
      const params = { path: { id: change.id }, ...once(`snooze ${change.id}`, change) };
      return api.POST("/v1/reminders/{id}/snooze", { params, body: change.body });
    }
    case "update":
      return api.PATCH("/v1/reminders/{id}", { params: ifMatch(change), body: change.body });
    case "update schedule":
      return api.PATCH("/v1/schedules/{id}", { params: ifMatch(change), body: change.body });
  }
}

function once(purpose: Purpose, { body }: { body: object }) {
  return { header: { "Idempotency-Key": idempotencyKey(purpose, body) } };
}

function ifMatch({ id, version }: { id: string; version: number }) {
  return { path: { id }, header: { "If-Match": `"${version}"` } };
}

/** The calls that undo `change`, which made `now` of `before`: none where nothing undoes it. */
export function undoCalls(change: Change, before: Item, now: Item): readonly ItemChange[] {
  const { id, version } = now;
  switch (change.kind) {
    case "create":
    case "snooze":
      return [{ kind: "cancel", id }];
    case "repeat":
    case "follow":
      return [{ kind: "end", id }];
    case "cancel":
      return snoozeBack(before, id);
    case "complete":
      // The attention and the snoozes of a final one don't come back. The snooze is last: what
      // makes another one must not be repeated when a later call fails.
      if ("dueAt" in before && isFinal(before)) return [];
      return [{ kind: "reopen", id }, ...snoozeBack(before, id)];
    case "reopen":
      return [{ kind: "complete", id }];
    case "resume":
      return [{ kind: "pause", id }];
    case "update":
    case "update schedule":
      // Each kind keeps its own body.
      return [{ ...change, version, body: currentFields(before, change.body) } as ItemChange];
    case "dismiss":
    case "pause":
    case "end":
      return [];
  }
}

/** Makes the cancelled reminder `id` again. */
function snoozeBack(before: Item, id: string): ItemChange[] {
  return "dueAt" in before ? [{ kind: "snooze", id, body: requestedTime(before) }] : [];
}

/** The present values in `item` of the fields that `changes` has. */
export function currentFields(item: Item, changes: object) {
  const fields = Object.entries(item).filter(([name]) => name in changes);
  const time = "dueAt" in item && setsTime(changes) && requestedTime(item);
  return { ...Object.fromEntries(fields), ...time };
}

export const setsTime = (changes: object) => "dueAt" in changes || "waitSeconds" in changes;

/** The time of a reminder as it was requested: local or with an offset. */
export function requestedTime({ localTime, dueAt, timezone }: Reminder): NewTime {
  return { dueAt: localTime ?? dueAt, timezone };
}
