// Changes or cancels an occurrence and all that follow: the schedule ends before it, another may go on.
import { Temporal } from "temporal-polyfill";
import { navigate } from "wouter-preact/use-browser-location";
import { ApiError, dataOf, isTransient } from "../../api/errors";
import type { Schedule } from "../../api/types";
import type { FollowingChange } from "../../reminders/data/change";
import {
  changeAndAnnounce,
  isShown,
  makeChange,
  type Saved,
  saveFields,
  undo,
  type Words,
} from "../../reminders/data/change-item";
import { type Purpose, removeIdempotencyKeys } from "../../reminders/data/idempotency-key";
import { readSchedule, send, sendOrHold } from "../../reminders/data/send";
import type { Services } from "../../reminders/data/services";
import { shortTitle } from "../../reminders/labels";
import { schedulePath } from "../../reminders/paths";
import { ruleUntil } from "../rule/rule-parts";

/** Ends `schedule` before `occurrence` (a local date-time); returns what undoes that. */
async function stopBefore(services: Services, schedule: Schedule, occurrence: string) {
  const { id, version } = schedule;
  const body = { rrule: ruleUntil(schedule.rrule, occurrence) };
  const update = { kind: "update schedule", id, version, body } as const;
  try {
    return (await makeChange(services, update, schedule)).undo;
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 412)) throw error;
    const latest = await readSchedule(services, id);
    if (untilOf(latest.rrule) !== untilOf(body.rrule)) throw error;
    return () => undo(services, update, schedule, latest); // an answer was lost
  }
}

/**
 * Stops what follows `occurrence`, whose own reminder the caller cancels; returns what undoes that.
 * Where nothing is left before it, the whole schedule ends instead, announced by `words`.
 */
export async function cancelFrom(services: Services, id: string, occurrence: string, words: Words) {
  const schedule = await readSchedule(services, id);
  if (schedule.status === "ended") return () => Promise.resolve();
  if (await isAnyLeft(services, schedule, occurrence)) {
    return stopBefore(services, schedule, occurrence);
  }
  // The end of a schedule would also cancel what was moved from before the occurrence.
  if (await isAnyMoved(services, id, occurrence)) {
    return stopBefore(services, schedule, secondAfter(occurrence));
  }
  await changeAndAnnounce(services, { kind: "end", id }, schedule, words);
  return undefined;
}

/**
 * Creates the schedule that goes on, then ends the former: in this order nothing is missed where one
 * of the two fails, and Undo goes the other way. Held as a whole while nobody is signed in.
 */
export async function follow(services: Services, following: FollowingChange): Promise<Saved> {
  const { schedule, occurrence, body, own } = following;
  const { reference, metadata } = schedule;
  const hasEnded = schedule.status === "ended";
  const exdates = schedule.exdates.filter((local) => local > occurrence);
  const form: Purpose = `follow ${schedule.id}`;
  const title = shortTitle(schedule);
  const create = () =>
    send(
      services,
      { kind: "repeat", form, body: { ...body, reference, metadata, exdates } },
      title,
    );
  const giveUp = async (next: Schedule, error: unknown): Promise<never> => {
    if (isRefused(error)) {
      await makeChange(services, { kind: "end", id: next.id }, next);
      removeIdempotencyKeys(form);
    }
    throw error;
  };
  const saved = await sendOrHold(services, following, title, async () => {
    const isFirst = own && !hasEnded && !(await isAnyLeft(services, schedule, occurrence));
    if (isFirst) return saveFields(services, own, schedule);
    let next = await create();
    if (next.status === "ended") {
      removeIdempotencyKeys(form); // it was given up, and the answer to that was lost
      next = await create();
    }
    const resume = hasEnded
      ? undefined
      : await stopBefore(services, schedule, occurrence).catch((error: unknown) =>
          giveUp(next, error),
        );
    const undoBoth = async () => {
      await resume?.();
      await undo(services, following, schedule, next);
      if (isShown(schedulePath(next.id))) navigate(schedulePath(schedule.id));
    };
    const path = schedulePath(next.id);
    return { ids: [schedule.id, next.id], path, undo: undoBoth };
  });
  removeIdempotencyKeys(form);
  return saved;
}

/** Whether the rule gives a time before `occurrence` that is still to come. */
async function isAnyLeft({ api }: Services, schedule: Schedule, occurrence: string) {
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

/** Whether an occurrence from before `occurrence` was moved, and waits. */
async function isAnyMoved({ api }: Services, scheduleId: string, occurrence: string) {
  const query = { scheduleId, status: ["scheduled" as const], limit: 100 };
  const { items } = await dataOf(api.GET("/v1/reminders", { params: { query } }));
  return items.some((each) => each.occurrence !== null && each.occurrence < occurrence);
}

/** Whether a call was refused for good. */
function isRefused(error: unknown): boolean {
  if (!(error instanceof ApiError) || isTransient(error)) return false;
  return error.status < 500 && error.status !== 401;
}

const untilOf = (rule: string) => rule.split(";").find((part) => part.startsWith("UNTIL="));

const secondAfter = (local: string) =>
  Temporal.PlainDateTime.from(local).add({ seconds: 1 }).toString();
