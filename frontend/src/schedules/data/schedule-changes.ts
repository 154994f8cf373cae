// Making, changing, pausing and ending what repeats on the server: all of it.
import { useQueryClient } from "@tanstack/preact-query";
import { dataOf } from "../../api/errors";
import type { ChangedSchedule, Schedule, ScheduleCreate } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { SCHEDULES_KEY } from "../../reminders/data/cache";
import { type Asked, type ScheduleChange, sendScheduleChange } from "../../reminders/data/change";
import {
  idempotencyKey,
  type Purpose,
  removeIdempotencyKeys,
} from "../../reminders/data/idempotency-key";
import { isOutdated, useSendOrHold } from "../../reminders/data/mutations";
import { reminderTitle } from "../../reminders/labels";
import { cacheSchedule } from "./schedule-queries";

/**
 * Functions that make and change schedules, unless one is no longer as it is shown (412); held
 * while nobody is signed in.
 */
export function useScheduleChanges() {
  const { api } = useSettings();
  const client = useQueryClient();
  const sendOrHold = useSendOrHold();
  /** Makes one, and never holds it: asked for again until it was made, it is one. */
  const post = async (body: ScheduleCreate, purpose: Purpose): Promise<Schedule> => {
    const header = { "Idempotency-Key": idempotencyKey(purpose, body) };
    const schedule = await dataOf(api.POST("/v1/schedules", { body, params: { header } }));
    await cacheSchedule(client, schedule);
    return schedule;
  };
  const create = async (change: Extract<Asked, { kind: "repeat" }>): Promise<Schedule> => {
    const { body, form } = change;
    const schedule = await sendOrHold(change, reminderTitle(body), () => post(body, form));
    removeIdempotencyKeys(form);
    return schedule;
  };
  const send = async (change: ScheduleChange, title: string): Promise<ChangedSchedule> => {
    try {
      const call = () => dataOf(sendScheduleChange(api, change));
      const schedule = await sendOrHold(change, title, call);
      await cacheSchedule(client, schedule);
      return schedule;
    } catch (error) {
      if (isOutdated(error)) await client.invalidateQueries({ queryKey: SCHEDULES_KEY });
      throw error;
    }
  };
  return { post, create, send };
}
