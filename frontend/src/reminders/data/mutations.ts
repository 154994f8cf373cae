// Making, changing and erasing reminders and what repeats on the server.
import { type QueryClient, useQueryClient } from "@tanstack/preact-query";
import type { ApiClient } from "../../api/client";
import { ApiError, dataOf, isOutdated } from "../../api/errors";
import type { ChangedSchedule, Reminder, Schedule, ScheduleCreate } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { cacheSchedule, scheduleKey } from "../../schedules/data/schedule-queries";
import type { Session } from "../../sign-in/session";
import { currentPath } from "../../sign-in/useSession";
import { hold, release, SignInNeededError, writtenFor } from "../held/held-change";
import { saidTitle } from "../labels";
import { cacheCreated, cacheUpdated, reminderKey, SCHEDULES_KEY } from "./cache";
import { type Call, type Change, isOfSchedule, type ScheduleChange, sendChange } from "./change";
import { idempotencyKey, type Purpose, removeIdempotencyKeys } from "./idempotency-key";
import { askForPending, useLater } from "./pending";
import { reminderQuery } from "./queries";
import type { Item } from "./way-back";

/**
 * A function that returns what `send` gives. While nobody is signed in the change, of what is
 * called `title`, is held instead, until somebody is. Rejects with ApiError, NetworkError or
 * SignInNeededError.
 */
export function useSendOrHold() {
  const { session } = useSettings();
  return async <Data>(change: Change, title: string, send: () => Promise<Data>): Promise<Data> => {
    const written = writtenFor(change);
    const state = await session.ready();
    const asker = state.status === "signed in" ? state.email : undefined;
    try {
      if (asker === undefined) throw new SignInNeededError(false, change);
      const data = await send();
      release(change);
      return data;
    } catch (error) {
      if (!needsSignIn(error, session)) throw error;
      // What was held as a part of it is made again with the whole.
      if (error instanceof SignInNeededError) release(error.change);
      hold({ change, title, asker, askedAt: Date.now(), path: currentPath(), written });
      throw new SignInNeededError(asker !== undefined, change);
    }
  };
}

type Now<Of> = Of extends ScheduleChange ? ChangedSchedule : Reminder;

/**
 * A function that makes any change that is one call, or holds it, and shows what came of it. What
 * can still be undone of the same is asked for before.
 */
export function useSendChange() {
  const { api } = useSettings();
  const client = useQueryClient();
  const sendOrHold = useSendOrHold();
  return async <Of extends Call>(asked: Of, title: string): Promise<Now<Of>> => {
    const more = "id" in asked ? await askForPending(client, asked.id) : 0;
    const change: Of = "version" in asked ? { ...asked, version: asked.version + more } : asked;
    try {
      const call = () => dataOf<Reminder | ChangedSchedule>(sendChange(api, change));
      const now = await sendOrHold(change, title, call);
      const isNew = change.kind === "create" || change.kind === "snooze";
      if (!("dueAt" in now)) await cacheSchedule(client, now);
      else await (isNew ? cacheCreated : cacheUpdated)(client, now);
      if (change.kind === "snooze") {
        removeIdempotencyKeys(`snooze ${change.id}`);
        void refetchReminder(client, api, change.id);
      }
      return now as Now<Of>;
    } catch (error) {
      if (!isOutdated(error) || !("id" in change)) throw error;
      if (!isOfSchedule(change)) await refetchReminder(client, api, change.id);
      else await client.invalidateQueries({ queryKey: SCHEDULES_KEY });
      throw error;
    }
  };
}

/** A function that makes a schedule, and never holds it: asked for again until it is made, it is one. */
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

/** A function that removes what has ended for good, says so, and asks for it once its Undo is over. */
export function useErase() {
  const { api } = useSettings();
  const client = useQueryClient();
  const later = useLater();
  return (item: Item): void => {
    const { id, version } = item;
    const isReminder = "dueAt" in item;
    const commit = async () => {
      const asked = { params: { path: { id }, query: { erase: true } }, keepalive: true };
      const call = isReminder
        ? api.DELETE("/v1/reminders/{id}", asked)
        : api.DELETE("/v1/schedules/{id}", asked);
      await dataOf<unknown>(call);
      client.removeQueries({ queryKey: isReminder ? reminderKey(id) : scheduleKey(id) });
    };
    later({
      id,
      version,
      mark: "erased",
      text: `${saidTitle(item)}: erased`,
      action: "erase",
      commit,
    });
  };
}

/** Whether an error means that nobody is signed in any more. */
export function needsSignIn(error: unknown, { state }: Session): boolean {
  if (error instanceof SignInNeededError) return true;
  const isRefused = error instanceof ApiError && error.status === 401;
  return isRefused && state.status !== "signed in";
}

async function refetchReminder(client: QueryClient, api: ApiClient, id: string): Promise<void> {
  const found = await client
    .query({ ...reminderQuery(api, id), retry: false })
    .catch(() => undefined); // what was refused is said all the same
  if (found !== undefined) await cacheUpdated(client, found);
}
