// An occurrence and all that follow it: the schedule ends before it, and another may go on.
import { useQueryClient } from "@tanstack/preact-query";
import type { Schedule, ScheduleCreate } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { type Purpose, removeIdempotencyKeys } from "../../reminders/data/idempotency-key";
import { nextDue } from "../next-due";
import { ruleUntil } from "../rule/rule-until";
import { usePostSchedule, useScheduleChanges } from "./schedule-changes";
import { scheduleQuery } from "./schedule-queries";

/** Functions that end a schedule before `occurrence` (a local date-time), or go on with another. */
export function useFollowing() {
  const { api } = useSettings();
  const client = useQueryClient();
  const { simple, update } = useScheduleChanges();
  const post = usePostSchedule();
  const endBefore = (schedule: Schedule, occurrence: string) =>
    isAnyLeft(schedule, occurrence)
      ? update(schedule, { rrule: ruleUntil(schedule.rrule, occurrence) })
      : simple("end", schedule);
  /** Nothing is sent at `occurrence` and after it. */
  const cancelFrom = async (id: string, occurrence: string) => {
    const schedule = await client.query({ ...scheduleQuery(api, id), staleTime: 0, retry: false });
    return schedule.status === "ended" ? schedule : endBefore(schedule, occurrence);
  };
  /**
   * From `occurrence` on there is `body` instead. It is made first: what is refused leaves all as
   * it was, and what is asked for again makes no second one. Undone, that ends and the former goes
   * on, where that has not ended.
   */
  const changeFrom = async (schedule: Schedule, occurrence: string, body: ScheduleCreate) => {
    const purpose: Purpose = `follow ${schedule.id}`;
    const { reference, metadata } = schedule;
    const exdates = schedule.exdates.filter((local) => local > occurrence);
    const next = await post({ ...body, reference, metadata, exdates }, purpose);
    const former = schedule.status === "ended" ? schedule : await endBefore(schedule, occurrence);
    removeIdempotencyKeys(purpose);
    const undo = async () => {
      await simple("end", next);
      await update(former, { rrule: schedule.rrule });
    };
    return { next, ...(former.status !== "ended" && { undo }) };
  };
  return { cancelFrom, changeFrom };
}

/** Whether something of it is still to be sent before `occurrence`. */
function isAnyLeft(schedule: Schedule, occurrence: string): boolean {
  const next = nextDue(schedule);
  return next !== undefined && next.dueAtLocal.slice(0, occurrence.length) < occurrence;
}
