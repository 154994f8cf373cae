// Making, changing, pausing and ending a schedule on the server.
import { useQueryClient } from "@tanstack/preact-query";
import { ApiError, dataOf } from "../../api/errors";
import type { ChangedSchedule, Schedule, ScheduleCreate, ScheduleUpdate } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import type { CreateForm } from "../../reminders/data/change";
import {
  idempotencyKey,
  type Purpose,
  removeIdempotencyKeys,
} from "../../reminders/data/idempotency-key";
import { useSendOrHold } from "../../reminders/data/mutations";
import { release } from "../../reminders/held/held-change";
import { reminderTitle } from "../../reminders/labels";
import { cacheSchedule } from "./schedule-cache";
import { scheduleQuery } from "./schedule-queries";

/** A change that says no more than which schedule; made twice, it is as if made once. */
export type SimpleScheduleChange = "pause" | "resume" | "end";

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

/** Functions that change a schedule, unless it is no longer as it is shown (412). */
export function useScheduleChanges() {
  const { api } = useSettings();
  const client = useQueryClient();
  const change = async (id: string, call: () => Promise<ChangedSchedule>) => {
    try {
      const schedule = await call();
      await cacheSchedule(client, schedule);
      return schedule;
    } catch (error) {
      if (error instanceof ApiError && [404, 409, 412].includes(error.status)) {
        await client.invalidateQueries({ queryKey: scheduleQuery(api, id).queryKey });
        void client.invalidateQueries({ queryKey: ["schedules"] });
      }
      throw error;
    }
  };
  const simple = (kind: SimpleScheduleChange, { id }: Schedule) =>
    change(id, () => {
      const params = { path: { id } };
      if (kind === "end") return dataOf(api.DELETE("/v1/schedules/{id}", { params }));
      return kind === "pause"
        ? dataOf(api.POST("/v1/schedules/{id}/pause", { params }))
        : dataOf(api.POST("/v1/schedules/{id}/resume", { params }));
    });
  const update = ({ id, version }: Schedule, body: ScheduleUpdate) =>
    change(id, () => {
      const params = { path: { id }, header: { "If-Match": `"${version}"` } };
      return dataOf(api.PATCH("/v1/schedules/{id}", { params, body }));
    });
  return { simple, update };
}
