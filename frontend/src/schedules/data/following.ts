// An occurrence and all that follow it: the schedule ends before it, and another may go on.
import { Temporal } from "temporal-polyfill";
import { useLocation } from "wouter-preact";
import type { ApiClient } from "../../api/client";
import { ApiError, dataOf, isTransient } from "../../api/errors";
import type { Schedule, ScheduleUpdate } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import type { FollowingChange } from "../../reminders/data/change";
import { type Purpose, removeIdempotencyKeys } from "../../reminders/data/idempotency-key";
import { isShown, tooLateText, useChange, useUndoable } from "../../reminders/data/useChange";
import { useSend, useSendOrHold } from "../../reminders/data/useSend";
import { saidTitle } from "../../reminders/labels";
import { schedulePath } from "../../reminders/paths";
import { ruleUntil } from "../rule/rule-parts";
import { useReadSchedule } from "./schedule-queries";

/**
 * Functions that end a schedule before `occurrence` (a local date-time), or go on with another, or
 * change all of it.
 */
export function useFollowing() {
  const { api } = useSettings();
  const [, navigate] = useLocation();
  const read = useReadSchedule();
  const changeItem = useChange();
  const { change: make, undoOf } = useUndoable();
  const send = useSend();
  const sendOrHold = useSendOrHold();
  /** Has it stop before `occurrence`, where something of it is left; returns what has it go on. */
  const stopBefore = async (schedule: Schedule, occurrence: string) => {
    const { id, version } = schedule;
    const body = { rrule: ruleUntil(schedule.rrule, occurrence) };
    const change = { kind: "update schedule", id, version, body } as const;
    try {
      return (await make(change, schedule)).undo;
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 412)) throw error;
      const latest = await read(id);
      if (untilOf(latest.rrule) !== untilOf(body.rrule)) throw error;
      return undoOf(change, schedule, latest); // an answer was lost
    }
  };
  /**
   * Nothing is sent at `occurrence` and after it, once its own reminder is cancelled; returns what
   * has it go on. Where nothing is left before it the schedule ends, which `text` says, with a way
   * back to the reminder `row`; but an end cancels as well what was moved from before it.
   */
  const cancelFrom = async (id: string, occurrence: string, text: string, row: string) => {
    const schedule = await read(id);
    if (schedule.status === "ended") return () => Promise.resolve();
    if (await isAnyLeft(api, schedule, occurrence)) return stopBefore(schedule, occurrence);
    if (await isAnyMoved(api, id, occurrence)) return stopBefore(schedule, secondAfter(occurrence));
    await changeItem({ kind: "end", id }, schedule, () => `${text}.`, { row });
    return undefined;
  };
  /** Makes `body` of all of it; `late` says what that came too late for. */
  const changeAll = async (schedule: Schedule, body: ScheduleUpdate): Promise<Changed> => {
    const { id, version } = schedule;
    const shown = { ids: [id], path: schedulePath(id) };
    if (Object.keys(body).length === 0) return { ...shown, late: "" };
    const { now, undo } = await make({ kind: "update schedule", id, version, body }, schedule);
    return { ...shown, late: tooLateText(now), undo };
  };
  /**
   * From the occurrence on, before which something is left or which is after the end, there is the
   * body instead. It is made first: what is refused leaves all as it was, and what is asked for again
   * makes no second one. Where the former can't stop for it, it ends again. Undone, the former goes
   * on, and is shown, and that ends: in this order, so that nothing is missed where half of it fails.
   * Held, as a whole, while nobody is signed in.
   */
  const follow = async (change: FollowingChange): Promise<Changed> => {
    const { schedule, occurrence, body, own } = change;
    const { reference, metadata } = schedule;
    const hasEnded = schedule.status === "ended";
    const exdates = schedule.exdates.filter((local) => local > occurrence);
    const purpose: Purpose = `follow ${schedule.id}`;
    const title = saidTitle(schedule);
    const asked = { ...body, reference, metadata, exdates };
    const post = () => send({ kind: "repeat", form: purpose, body: asked }, title);
    const giveUp = async (next: Schedule, error: unknown): Promise<never> => {
      if (isRefused(error)) {
        await make({ kind: "end", id: next.id }, next);
        removeIdempotencyKeys(purpose);
      }
      throw error;
    };
    const made = await sendOrHold(change, title, async () => {
      if (own && !hasEnded && !(await isAnyLeft(api, schedule, occurrence))) {
        return changeAll(schedule, own);
      }
      let next = await post();
      if (next.status === "ended") {
        removeIdempotencyKeys(purpose); // it was given up, and the answer to that was lost
        next = await post();
      }
      const goOn = hasEnded
        ? undefined
        : await stopBefore(schedule, occurrence).catch((error: unknown) => giveUp(next, error));
      const undo = async () => {
        await goOn?.();
        await undoOf(change, schedule, next)();
        if (isShown(schedulePath(next.id))) navigate(schedulePath(schedule.id));
      };
      return { ids: [schedule.id, next.id], path: schedulePath(next.id), late: "", undo };
    });
    removeIdempotencyKeys(purpose);
    return made;
  };
  return { cancelFrom, changeAll, follow };
}

/** What was changed, where it is shown, what that came too late for, and what takes it back. */
interface Changed {
  ids: readonly string[];
  path: string;
  late: string;
  undo?: () => Promise<void>;
}

/**
 * Whether its rule gives a time before `occurrence` that is still to come, wherever what is made of
 * it was moved to: without one the API lets it stop there by no change.
 */
async function isAnyLeft(api: ApiClient, schedule: Schedule, occurrence: string) {
  const { status, timezone, start, rrule, exdates } = schedule;
  if (status !== "active") return false;
  try {
    const body = { timezone, start, rrule, exdates };
    const { occurrences } = await dataOf(api.POST("/v1/schedules/preview", { body }));
    return occurrences.some((each) => each.occurrence < occurrence);
  } catch (error) {
    const { errors = [] } = (error instanceof ApiError && error.problem) || {};
    if (errors.some(({ code }) => code === "rule_never")) return false;
    throw error;
  }
}

/** Whether something of it waits that its rule gave before `occurrence`, and that was moved. */
async function isAnyMoved(api: ApiClient, scheduleId: string, occurrence: string) {
  const query = { scheduleId, status: ["scheduled" as const], limit: 100 };
  const { items } = await dataOf(api.GET("/v1/reminders", { params: { query } }));
  return items.some((each) => each.occurrence !== null && each.occurrence < occurrence);
}

/** Whether it was not done, and is not where it is simply asked for again. */
function isRefused(error: unknown): boolean {
  if (!(error instanceof ApiError) || isTransient(error)) return false;
  return error.status < 500 && error.status !== 401;
}

const untilOf = (rule: string) => rule.split(";").find((part) => part.startsWith("UNTIL="));

const secondAfter = (local: string) =>
  Temporal.PlainDateTime.from(local).add({ seconds: 1 }).toString();
