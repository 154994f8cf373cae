// Making, changing, pausing and ending a schedule on the server.
import { useQueryClient } from "@tanstack/preact-query";
import type { ApiClient } from "../../api/client";
import { ApiError, dataOf } from "../../api/errors";
import type { ChangedSchedule, Schedule, ScheduleCreate, ScheduleUpdate } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { SCHEDULES_KEY } from "../../reminders/data/cache";
import type { CreateForm, ScheduleChange, SimpleScheduleChange } from "../../reminders/data/change";
import {
  idempotencyKey,
  type Purpose,
  removeIdempotencyKeys,
} from "../../reminders/data/idempotency-key";
import { useSendOrHold } from "../../reminders/data/mutations";
import { release } from "../../reminders/held/held-change";
import { reminderTitle } from "../../reminders/labels";
import { cacheSchedule } from "./schedule-queries";

/** A function that makes a schedule: the same, asked for again until it was made, makes one. */
export function usePostSchedule() {
  const { api } = useSettings();
  const client = useQueryClient();
  return async (body: ScheduleCreate, purpose: Purpose): Promise<Schedule> => {
    const header = { "Idempotency-Key": idempotencyKey(purpose, body) };
    const schedule = await dataOf(api.POST("/v1/schedules", { body, params: { header } }));
    await cacheSchedule(client, schedule);
    return schedule;
  };
}

/** The same for what asks for a new one: held while nobody is signed in. */
export function useCreateSchedule() {
  const client = useQueryClient();
  const post = usePostSchedule();
  const sendOrHold = useSendOrHold();
  return async (body: ScheduleCreate, form: CreateForm): Promise<Schedule> => {
    const change = { kind: "repeat", form, body } as const;
    const schedule = await sendOrHold({ change, title: reminderTitle(body) }, () =>
      post(body, form),
    );
    release(client, change);
    removeIdempotencyKeys(form);
    return schedule;
  };
}

type OneChange = Exclude<ScheduleChange, { kind: "follow" }>;

/**
 * Functions that change a schedule, unless it is no longer as it is shown (412); held while nobody is
 * signed in.
 */
export function useScheduleChanges() {
  const { api } = useSettings();
  const client = useQueryClient();
  const sendOrHold = useSendOrHold();
  const send = async (change: OneChange, title: string): Promise<ChangedSchedule> => {
    try {
      const call = () => dataOf(sendScheduleChange(api, change));
      const schedule = await sendOrHold({ change, title }, call);
      release(client, change);
      await cacheSchedule(client, schedule);
      return schedule;
    } catch (error) {
      const isStale = error instanceof ApiError && [404, 409, 412].includes(error.status);
      if (isStale) await client.invalidateQueries({ queryKey: SCHEDULES_KEY });
      throw error;
    }
  };
  const simple = (kind: SimpleScheduleChange, schedule: Schedule) =>
    send({ kind, id: schedule.id }, reminderTitle(schedule));
  const update = (schedule: Schedule, body: ScheduleUpdate) => {
    const { id, version } = schedule;
    return send({ kind: "update schedule", id, version, body }, reminderTitle(schedule));
  };
  return { send, simple, update };
}

function sendScheduleChange(api: ApiClient, change: OneChange) {
  const params = { path: { id: change.id } };
  switch (change.kind) {
    case "pause":
      return api.POST("/v1/schedules/{id}/pause", { params });
    case "resume":
      return api.POST("/v1/schedules/{id}/resume", { params });
    case "end":
      return api.DELETE("/v1/schedules/{id}", { params });
    case "update schedule": {
      const header = { "If-Match": `"${change.version}"` };
      return api.PATCH("/v1/schedules/{id}", { params: { ...params, header }, body: change.body });
    }
  }
}
