// Sends changes of reminders and schedules to the server, or holds them while nobody is signed in.
import { type QueryClient, useQueryClient } from "@tanstack/preact-query";
import type { ApiClient } from "../../api/client";
import { ApiError, dataOf, isOutdated } from "../../api/errors";
import type { Reminder, Schedule } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { cacheSchedule } from "../../schedules/data/schedule-queries";
import type { Session } from "../../sign-in/session";
import { currentPath } from "../../sign-in/useSession";
import { formContent, hold, release, SignInNeededError } from "../held/held-change";
import { cacheCreated, cacheUpdated, SCHEDULES_KEY } from "./cache";
import { type Call, type Change, isScheduleChange, type ScheduleChange, sendCall } from "./change";
import { removeIdempotencyKeys } from "./idempotency-key";
import { sendPending } from "./pending";
import { reminderQuery } from "./queries";

/**
 * A function that returns what `send` gives. While nobody is signed in it holds `change`, of what
 * has this title, until somebody is. Rejects with ApiError, NetworkError or SignInNeededError.
 */
export function useSendOrHold() {
  const { session } = useSettings();
  return async <Data>(change: Change, title: string, send: () => Promise<Data>): Promise<Data> => {
    const written = formContent(change);
    const state = await session.ready();
    const asker = state.status === "signed in" ? state.email : undefined;
    try {
      if (asker === undefined) throw new SignInNeededError(false, change);
      const data = await send();
      release(change);
      return data;
    } catch (error) {
      if (!needsSignIn(error, session)) throw error;
      if (error instanceof SignInNeededError) release(error.change); // a part of this change
      hold({ change, title, asker, askedAt: Date.now(), path: currentPath(), written });
      throw new SignInNeededError(asker !== undefined, change);
    }
  };
}

type Result<Of> = Of extends ScheduleChange | { kind: "repeat" } ? Schedule : Reminder;

/**
 * A function that sends one call, or holds it, and puts the answer into the cache. A pending change
 * of the same item is sent before it.
 */
export function useSend() {
  const { api } = useSettings();
  const client = useQueryClient();
  const sendOrHold = useSendOrHold();
  return async <Of extends Call>(asked: Of, title: string): Promise<Result<Of>> => {
    const newVersions = "id" in asked ? await sendPending(client, asked.id) : 0;
    const change: Of =
      "version" in asked ? { ...asked, version: asked.version + newVersions } : asked;
    try {
      const call = () => dataOf<Reminder | Schedule>(sendCall(api, change));
      const now = await sendOrHold(change, title, call);
      const isNew = change.kind === "create" || change.kind === "snooze";
      if (!("dueAt" in now)) await cacheSchedule(client, now);
      else await (isNew ? cacheCreated : cacheUpdated)(client, now);
      if (change.kind === "snooze") {
        removeIdempotencyKeys(`snooze ${change.id}`);
        void refetchReminder(client, api, change.id);
      }
      return now as Result<Of>;
    } catch (error) {
      if (!isOutdated(error) || !("id" in change)) throw error;
      if (!isScheduleChange(change)) await refetchReminder(client, api, change.id);
      else await client.invalidateQueries({ queryKey: SCHEDULES_KEY });
      throw error;
    }
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
    .catch(() => undefined); // the refusal itself is reported
  if (found !== undefined) await cacheUpdated(client, found);
}
