// Making, changing, pausing and ending what repeats on the server: all of it, or from one time on.
import { useQueryClient } from "@tanstack/preact-query";
import type { ApiClient } from "../../api/client";
import { ApiError, dataOf } from "../../api/errors";
import type { ChangedSchedule, Schedule, ScheduleCreate, ScheduleUpdate } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { SCHEDULES_KEY } from "../../reminders/data/cache";
import type {
  Asked,
  Change,
  ScheduleChange,
  SimpleScheduleChange,
} from "../../reminders/data/change";
import {
  idempotencyKey,
  type Purpose,
  removeIdempotencyKeys,
} from "../../reminders/data/idempotency-key";
import { useSendOrHold } from "../../reminders/data/mutations";
import { release } from "../../reminders/held/held-change";
import { reminderTitle } from "../../reminders/labels";
import { nextDue } from "../next-due";
import { ruleUntil } from "../rule/rule-parts";
import { cacheSchedule, scheduleQuery } from "./schedule-queries";

type Following = Extract<ScheduleChange, { kind: "follow" }>;
type OneChange = Exclude<ScheduleChange, Following>;

/**
 * Functions that make a schedule, or change one unless it is no longer as it is shown (412); what
 * is asked for while nobody is signed in is held.
 */
export function useScheduleChanges() {
  const { api } = useSettings();
  const client = useQueryClient();
  const sendOrHold = useSendOrHold();
  const ask = async <Data>(change: Change, title: string, work: () => Promise<Data>) => {
    const data = await sendOrHold({ change, title }, work);
    release(client, change);
    return data;
  };
  /** Makes one: the same, asked for again until that was accepted, makes no second. */
  const post = async (body: ScheduleCreate, purpose: Purpose): Promise<Schedule> => {
    const header = { "Idempotency-Key": idempotencyKey(purpose, body) };
    const schedule = await dataOf(api.POST("/v1/schedules", { body, params: { header } }));
    await cacheSchedule(client, schedule);
    return schedule;
  };
  const create = async (change: Extract<Asked, { kind: "repeat" }>) => {
    const { body, form } = change;
    const schedule = await ask(change, reminderTitle(body), () => post(body, form));
    removeIdempotencyKeys(form);
    return schedule;
  };
  const send = async (change: OneChange, title: string): Promise<ChangedSchedule> => {
    try {
      const schedule = await ask(change, title, () => dataOf(sendScheduleChange(api, change)));
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
  /** Ends it before `occurrence` (a local date-time); returns what has it go on, if it did. */
  const endBefore = async (schedule: Schedule, occurrence: string) => {
    if (schedule.status === "ended") return undefined;
    const next = nextDue(schedule)?.dueAtLocal.slice(0, occurrence.length);
    const isAnyLeft = next !== undefined && next < occurrence;
    const former = isAnyLeft
      ? await update(schedule, { rrule: ruleUntil(schedule.rrule, occurrence) })
      : await simple("end", schedule);
    if (former.status === "ended") return undefined;
    return () => update(former, { rrule: schedule.rrule });
  };
  /** Nothing is sent at `occurrence` and after it; returns what has it go on. */
  const cancelFrom = async (id: string, occurrence: string) =>
    endBefore(
      await client.query({ ...scheduleQuery(api, id), staleTime: 0, retry: false }),
      occurrence,
    );
  /**
   * From the occurrence on there is the body instead. It is made first: what is refused leaves all
   * as it was, and what is asked for again makes no second one. Undone, that ends and the former
   * goes on, where that has not ended. Held as a whole.
   */
  const follow = async (change: Following) => {
    const { schedule, occurrence, body } = change;
    const { reference, metadata } = schedule;
    const exdates = schedule.exdates.filter((local) => local > occurrence);
    const purpose: Purpose = `follow ${schedule.id}`;
    const { next, goOn } = await ask(change, reminderTitle(schedule), async () => ({
      next: await post({ ...body, reference, metadata, exdates }, purpose),
      goOn: await endBefore(schedule, occurrence),
    }));
    removeIdempotencyKeys(purpose);
    const undo = async () => {
      await simple("end", next);
      await goOn?.();
    };
    return { next, ...(goOn && { undo }) };
  };
  return { create, send, simple, update, cancelFrom, follow };
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
