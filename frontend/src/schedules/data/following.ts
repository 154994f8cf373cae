// An occurrence and all that follow it: the schedule ends before it, and another may go on.
import { useLocation } from "wouter-preact";
import type { Schedule } from "../../api/types";
import type { Following } from "../../reminders/data/change";
import { type Purpose, removeIdempotencyKeys } from "../../reminders/data/idempotency-key";
import { usePostSchedule, useSendOrHold } from "../../reminders/data/mutations";
import { useMakeAndSay } from "../../reminders/data/useMakeAndSay";
import { isShown, useWayBack } from "../../reminders/data/useWayBack";
import { saidTitle } from "../../reminders/labels";
import { schedulePath } from "../../reminders/paths";
import { nextDue } from "../next-due";
import { ruleUntil } from "../rule/rule-parts";
import { useReadSchedule } from "./schedule-queries";

/** Functions that end a schedule before `occurrence` (a local date-time), or go on with another. */
export function useFollowing() {
  const [, navigate] = useLocation();
  const read = useReadSchedule();
  const makeAndSay = useMakeAndSay();
  const { make, takeBack } = useWayBack();
  const post = usePostSchedule();
  const sendOrHold = useSendOrHold();
  /** Has it stop before `occurrence`, where something of it is left; returns what has it go on. */
  const stopBefore = async (schedule: Schedule, occurrence: string) => {
    const { id, version } = schedule;
    const body = { rrule: ruleUntil(schedule.rrule, occurrence) };
    return (await make({ kind: "update schedule", id, version, body }, schedule)).undo;
  };
  /**
   * Nothing is sent at `occurrence` and after it; returns what has it go on. Where nothing is left
   * before it the schedule ends, which `text` says, with a way back to the reminder `row`.
   */
  const cancelFrom = async (id: string, occurrence: string, text: string, row: string) => {
    const schedule = await read(id);
    if (schedule.status === "ended") return () => Promise.resolve();
    if (isAnyLeft(schedule, occurrence)) return stopBefore(schedule, occurrence);
    await makeAndSay({ kind: "end", id }, schedule, () => `${text}.`, { row });
    return undefined;
  };
  /**
   * From the occurrence on, before which something is left or which is after the end, there is the
   * body instead. It is made first: what is refused leaves all as it was, and what is asked for again
   * makes no second one. Undone, the former goes on, and is shown, and that ends: in this order, so
   * that nothing is missed where half of it fails. Held, as a whole, while nobody is signed in.
   */
  const follow = async (change: Following) => {
    const { schedule, occurrence, body } = change;
    const { reference, metadata } = schedule;
    const exdates = schedule.exdates.filter((local) => local > occurrence);
    const purpose: Purpose = `follow ${schedule.id}`;
    const made = await sendOrHold(change, saidTitle(schedule), async () => {
      const next = await post({ ...body, reference, metadata, exdates }, purpose);
      const hasEnded = schedule.status === "ended";
      const goOn = hasEnded ? undefined : await stopBefore(schedule, occurrence);
      const undo = async () => {
        await goOn?.();
        await takeBack(change, schedule, next)();
        if (isShown(schedulePath(next.id))) navigate(schedulePath(schedule.id));
      };
      return { ids: [schedule.id, next.id], path: schedulePath(next.id), undo };
    });
    removeIdempotencyKeys(purpose);
    return made;
  };
  return { cancelFrom, follow };
}

/** Whether something of it is still to be sent before `occurrence`. */
export function isAnyLeft(schedule: Schedule, occurrence: string): boolean {
  const next = nextDue(schedule);
  return next !== undefined && next.dueAtLocal.slice(0, occurrence.length) < occurrence;
}
