// Creating, cancelling, changing and snoozing a reminder on the server.
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/preact-query";
import type { ApiClient } from "../../api/client";
import { ApiError, dataOf } from "../../api/errors";
import type { Reminder, ReminderCreate, ReminderSnooze, ReminderUpdate } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import type { Session } from "../../sign-in/session";
import { currentPath } from "../../sign-in/useSession";
import { hold, release, SignInNeededError } from "../held/held-change";
import { reminderTitle } from "../labels";
import { cacheCreated, cacheUpdated } from "./cache";
import { type Change, type CreateForm, purposeOf, sendChange, type SimpleChange } from "./change";
import { removeIdempotencyKeys } from "./idempotency-key";
import { reminderQuery } from "./queries";
import { recordRemainingToday } from "./remaining-today";

interface Asked {
  change: Change;
  /** What the reminder is called. */
  title: string;
}

/**
 * Makes any change, and shows what came of it. While nobody is signed in the change is held
 * instead, until somebody is. Rejects with ApiError, NetworkError or SignInNeededError.
 */
export function useSendChange() {
  const { api, session } = useSettings();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (asked: Asked) => {
      const state = await session.ready();
      const asker = state.status === "signed in" ? state.email : undefined;
      try {
        if (asker === undefined) throw new SignInNeededError(false);
        return await dataOf(recorded(client, sendChange(api, asked.change)));
      } catch (error) {
        if (!needsSignIn(error, session)) throw error;
        const who = asker === undefined ? {} : { asker };
        hold(client, { ...asked, ...who, askedAt: Date.now(), path: currentPath() });
        throw new SignInNeededError(asker !== undefined);
      }
    },
    onSuccess: async (reminder, { change }) => {
      await updateCache(client, change, reminder);
      if (change.kind === "snooze") void refetchReminder(client, api, change.id);
    },
    onError: (error, { change }) =>
      isOutdated(error) && "id" in change ? refetchReminder(client, api, change.id) : undefined,
  });
}

/** Creates a reminder from a form, and shows it in the list from the answer. */
export function useCreateReminder(form: CreateForm) {
  const { mutateAsync, isPending } = useSendChange();
  const create = (body: ReminderCreate) =>
    mutateAsync({ change: { kind: "create", form, body }, title: reminderTitle(body) });
  return { create, isPending };
}

/**
 * A function that makes a change of `reminder` that needs no more words, whatever was changed of it
 * meanwhile.
 */
export function useSimpleChange(reminder: Reminder) {
  const { mutateAsync } = useSendChange();
  const { id } = reminder;
  return (kind: SimpleChange) =>
    mutateAsync({ change: { kind, id }, title: reminderTitle(reminder) });
}

/** A function that changes `reminder`, unless it is no longer as it is shown (412). */
export function useUpdate(reminder: Reminder) {
  const { mutateAsync } = useSendChange();
  const { id, version } = reminder;
  return (body: ReminderUpdate) =>
    mutateAsync({
      change: { kind: "update", id, version, body },
      title: reminderTitle(reminder),
    });
}

/**
 * A function that asks for `reminder` once more, at a time and with what is to be other than it
 * was: the same, until that has succeeded, makes one.
 */
export function useSnooze(reminder: Reminder) {
  const { mutateAsync } = useSendChange();
  const { id } = reminder;
  return (body: ReminderSnooze) =>
    mutateAsync({ change: { kind: "snooze", id, body }, title: reminderTitle(reminder) });
}

/** The same call; its answer also tells how many reminders may still be made today. */
async function recorded(client: QueryClient, call: ReturnType<typeof sendChange>) {
  const answer = await call;
  recordRemainingToday(client, answer.response.headers.get("RateLimit"));
  return answer;
}

async function updateCache(client: QueryClient, change: Change, reminder: Reminder) {
  release(client, change);
  const purpose = purposeOf(change);
  if (purpose === undefined) return cacheUpdated(client, reminder);
  removeIdempotencyKeys(purpose);
  return cacheCreated(client, reminder);
}

function needsSignIn(error: unknown, { state }: Session): boolean {
  if (error instanceof SignInNeededError) return true;
  const isRefused = error instanceof ApiError && error.status === 401;
  return isRefused && state.status !== "signed in";
}

/** Whether a refusal means that the reminder is not what the page takes it for. */
function isOutdated(error: Error): boolean {
  return error instanceof ApiError && [404, 409, 412].includes(error.status);
}

async function refetchReminder(client: QueryClient, api: ApiClient, id: string): Promise<void> {
  const found = await client
    .query({ ...reminderQuery(api, id), retry: false })
    .catch(() => undefined); // what was refused is said all the same
  if (found !== undefined) await cacheUpdated(client, found);
}
