// Making, changing and erasing a reminder on the server.
import { type QueryClient, useQueryClient } from "@tanstack/preact-query";
import type { ApiClient } from "../../api/client";
import { ApiError, dataOf } from "../../api/errors";
import type { Reminder } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import type { Session } from "../../sign-in/session";
import { currentPath } from "../../sign-in/useSession";
import { hold, release, SignInNeededError } from "../held/held-change";
import { cacheCreated, cacheUpdated, reminderKey } from "./cache";
import { type Change, type ReminderChange, sendChange } from "./change";
import { removeIdempotencyKeys } from "./idempotency-key";
import { reminderQuery } from "./queries";

/**
 * A function that returns what `send` gives. While nobody is signed in the change, of what is
 * called `title`, is held instead, until somebody is. Rejects with ApiError, NetworkError or
 * SignInNeededError.
 */
export function useSendOrHold() {
  const { session } = useSettings();
  const client = useQueryClient();
  return async <Data>(change: Change, title: string, send: () => Promise<Data>): Promise<Data> => {
    const state = await session.ready();
    const asker = state.status === "signed in" ? state.email : undefined;
    try {
      if (asker === undefined) throw new SignInNeededError(false);
      const data = await send();
      release(client, change);
      return data;
    } catch (error) {
      if (!needsSignIn(error, session)) throw error;
      hold(client, { change, title, asker, askedAt: Date.now(), path: currentPath() });
      throw new SignInNeededError(asker !== undefined);
    }
  };
}

/** A function that makes any change of a reminder, or holds it, and shows what came of it. */
export function useSendChange() {
  const { api } = useSettings();
  const client = useQueryClient();
  const sendOrHold = useSendOrHold();
  return async (change: ReminderChange, title: string): Promise<Reminder> => {
    try {
      const reminder = await sendOrHold(change, title, () => dataOf(sendChange(api, change)));
      const isNew = change.kind === "create" || change.kind === "snooze";
      await (isNew ? cacheCreated : cacheUpdated)(client, reminder);
      if (change.kind === "snooze") {
        removeIdempotencyKeys(`snooze ${change.id}`);
        void refetchReminder(client, api, change.id);
      }
      return reminder;
    } catch (error) {
      if (isOutdated(error) && "id" in change) await refetchReminder(client, api, change.id);
      throw error;
    }
  };
}

/** A function that removes a reminder that has ended, for good. */
export function useErase() {
  const { api } = useSettings();
  const client = useQueryClient();
  return async (id: string): Promise<void> => {
    const params = { path: { id }, query: { erase: true } };
    await dataOf(api.DELETE("/v1/reminders/{id}", { params, keepalive: true }));
    client.removeQueries({ queryKey: reminderKey(id) });
  };
}

function needsSignIn(error: unknown, { state }: Session): boolean {
  if (error instanceof SignInNeededError) return true;
  const isRefused = error instanceof ApiError && error.status === 401;
  return isRefused && state.status !== "signed in";
}

/** Whether a refusal means that what is changed is not what the page takes it for. */
export function isOutdated(error: unknown): boolean {
  return error instanceof ApiError && [404, 409, 412].includes(error.status);
}

async function refetchReminder(client: QueryClient, api: ApiClient, id: string): Promise<void> {
  const found = await client
    .query({ ...reminderQuery(api, id), retry: false })
    .catch(() => undefined); // what was refused is said all the same
  if (found !== undefined) await cacheUpdated(client, found);
}
