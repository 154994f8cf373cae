// An occurrence and all that follow it: the schedule ends before it, and another may go on.
import { useQueryClient } from "@tanstack/preact-query";
import type { Schedule } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import type { ScheduleChange } from "../../reminders/data/change";
import { type Purpose, removeIdempotencyKeys } from "../../reminders/data/idempotency-key";
import { useSendOrHold } from "../../reminders/data/mutations";
import { release } from "../../reminders/held/held-change";
import { reminderTitle } from "../../reminders/labels";
import { nextDue } from "../next-due";
import { ruleUntil } from "../rule/rule-until";
import { usePostSchedule, useScheduleChanges } from "./schedule-changes";
import { scheduleQuery } from "./schedule-queries";

type Following = Extract<ScheduleChange, { kind: "follow" }>;

/** Functions that end a schedule before `occurrence` (a local date-time), or go on with another. */
export function useFollowing() {
  const { api } = useSettings();
  const client = useQueryClient();
  const { simple, update } = useScheduleChanges();
  const post = usePostSchedule();
  const sendOrHold = useSendOrHold();
  const endBefore = (schedule: Schedule, occurrence: string) =>
    isAnyLeft(schedule, occurrence)
      ? update(schedule, { rrule: ruleUntil(schedule.rrule, occurrence) })
      : simple("end", schedule);
  /** What has `former` go on by the rule of `schedule`; undefined where it has ended for good. */
  const wayBack = (schedule: Schedule, former: Schedule) =>
    former.status === "ended" ? undefined : () => update(former, { rrule: schedule.rrule });
  /** Nothing is sent at `occurrence` and after it; returns what has it go on. */
  const cancelFrom = async (id: string, occurrence: string) => {
    const schedule = await client.query({ ...scheduleQuery(api, id), staleTime: 0, retry: false });
    const isOver = schedule.status === "ended";
    return wayBack(schedule, isOver ? schedule : await endBefore(schedule, occurrence));
  };
  /**
   * From the occurrence on there is the body instead. It is made first: what is refused leaves all as
   * it was, and what is asked for again makes no second one. Undone, that ends and the former goes
   * on, where that has not ended. Held, as a whole, while nobody is signed in.
   */
  const follow = async (change: Following) => {
    const { schedule, occurrence, body } = change;
    const { reference, metadata } = schedule;
    const exdates = schedule.exdates.filter((local) => local > occurrence);
    const purpose: Purpose = `follow ${schedule.id}`;
    const made = await sendOrHold({ change, title: reminderTitle(schedule) }, async () => {
      const next = await post({ ...body, reference, metadata, exdates }, purpose);
      const isOver = schedule.status === "ended";
      return { next, former: isOver ? schedule : await endBefore(schedule, occurrence) };
    });
    release(client, change);
    removeIdempotencyKeys(purpose);
    const { next, former } = made;
    const goOn = wayBack(schedule, former);
    const undo = async () => {
      await simple("end", next);
      await goOn?.();
    };
    return { next, ...(goOn && { undo }) };
  };
  return { cancelFrom, follow };
}

/** Whether something of it is still to be sent before `occurrence`. */
function isAnyLeft(schedule: Schedule, occurrence: string): boolean {
  const next = nextDue(schedule);
  return next !== undefined && next.dueAtLocal.slice(0, occurrence.length) < occurrence;
}
