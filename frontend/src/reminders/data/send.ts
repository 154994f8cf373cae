// Sends changes of reminders and schedules to the server, or holds them while nobody is signed in.
import { ApiError, dataOf, isOutdated } from "../../api/errors";
import type { Reminder, Schedule } from "../../api/types";
import { cacheSchedule, scheduleQuery } from "../../schedules/data/schedule-queries";
import type { Session } from "../../sign-in/session";
import { currentPath } from "../../sign-in/useSession";
import { askerProblem, formContent, hold, release, SignInNeededError } from "../held/held-change";
import { cacheCreated, cacheUpdated, SCHEDULES_KEY } from "./cache";
import {
  type Call,
  type Change,
  isScheduleChange,
  type Item,
  type ItemChange,
  type ScheduleChange,
  sendCall,
} from "./change";
import { removeIdempotencyKeys } from "./idempotency-key";
import { sendPending } from "./pending";
import { reminderQuery } from "./queries";
import type { Services } from "./services";

/**
 * Returns what `send` gives. While nobody is signed in `change`, of what has this title, is held
 * until somebody is. Rejects with ApiError, NetworkError or SignInNeededError.
 */
export async function sendOrHold<Data>(
  { session }: Services,
  change: Change,
  title: string,
  send: () => Promise<Data>,
): Promise<Data> {
  const written = formContent(change);
  const state = await session.ready();
  const askedBy = "form" in change ? change.asker : undefined;
  const email = state.status === "signed in" ? state.email : undefined;
  const asker = email ?? askedBy;
  try {
    if (email === undefined) throw new SignInNeededError(asker !== undefined, change);
    const problem = askerProblem(askedBy, email);
    if (problem !== undefined) throw new Error(problem);
    const data = await send();
    release(change);
    return data;
  } catch (error) {
    if (!needsSignIn(error, session)) throw error;
    if (error instanceof SignInNeededError) release(error.change); // a part of this change
    hold({ change, title, asker, askedAt: Date.now(), path: currentPath(), written });
    throw new SignInNeededError(asker !== undefined, change);
  }
}

type Result<Of> = Of extends ScheduleChange | { kind: "repeat" } ? Schedule : Reminder;

/** Sends one call, or holds it, and caches the answer; a pending change of the item goes first. */
export async function send<Of extends Call>(
  services: Services,
  call: Of,
  title: string,
): Promise<Result<Of>> {
  const { api, client } = services;
  const newVersions = "id" in call ? await sendPending(client, call.id) : 0;
  const change: Of = "version" in call ? { ...call, version: call.version + newVersions } : call;
  try {
    const now = await sendOrHold(services, change, title, () =>
      dataOf<Item>(sendCall(api, change)),
    );
    const isNew = change.kind === "create" || change.kind === "snooze";
    if (!("dueAt" in now)) await cacheSchedule(client, now);
    else await (isNew ? cacheCreated : cacheUpdated)(client, now);
    if (change.kind === "snooze") {
      removeIdempotencyKeys(`snooze ${change.id}`);
      void refetchReminder(services, change.id);
    }
    return now as Result<Of>;
  } catch (error) {
    if (!isOutdated(error) || !("id" in change)) throw error;
    if (!isScheduleChange(change)) await refetchReminder(services, change.id);
    else await client.invalidateQueries({ queryKey: SCHEDULES_KEY });
    throw error;
  }
}

async function refetchReminder({ api, client }: Services, id: string): Promise<void> {
  const found = await client
    .query({ ...reminderQuery(api, id), retry: false })
    .catch(() => undefined); // the refusal itself is reported
  if (found !== undefined) await cacheUpdated(client, found);
}

const FRESH = { staleTime: 0, retry: false, networkMode: "always" } as const;

/** Reads anew what `change` is about. */
export function readItem(services: Services, change: ItemChange): Promise<Item> {
  const { api, client } = services;
  if (isScheduleChange(change)) return readSchedule(services, change.id);
  return client.query({ ...reminderQuery(api, change.id), ...FRESH });
}

export function readSchedule({ api, client }: Services, id: string): Promise<Schedule> {
  return client.query({ ...scheduleQuery(api, id), ...FRESH });
}

/** Whether an error means that nobody is signed in any more. */
export function needsSignIn(error: unknown, { state }: Session): boolean {
  if (error instanceof SignInNeededError) return true;
  const isRefused = error instanceof ApiError && error.status === 401;
  return isRefused && state.status !== "signed in";
}
