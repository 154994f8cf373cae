// Creating, cancelling, changing and snoozing a reminder on the server.
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/preact-query";
import type { ApiClient } from "../../api/client";
import { ApiError, dataOf } from "../../api/errors";
import type { Reminder, ReminderCreate, ReminderUpdate } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { cacheCreated, cacheUpdated } from "./cache";
import { idempotencyKey, removeIdempotencyKeys } from "./idempotency-key";
import { reminderQuery } from "./queries";
import { recordRemainingToday } from "./remaining-today";

/**
 * A moment (RFC 3339 with an offset), a local time of `timezone`, or seconds from the receipt of
 * the request.
 */
export type NewTime = { dueAt: string; timezone?: string } | { waitSeconds: number };

/** Creates a reminder, and shows it in the list from the answer. */
export function useCreateReminder() {
  const { api } = useSettings();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: ReminderCreate) => {
      const header = { "Idempotency-Key": idempotencyKey("create", body) };
      const call = api.POST("/v1/reminders", { body, params: { header } });
      const recorded = call.then((answer) => {
        recordRemainingToday(client, answer.response.headers.get("RateLimit"));
        return answer;
      });
      return dataOf(recorded);
    },
    onSuccess: (reminder) => {
      removeIdempotencyKeys("create");
      return cacheCreated(client, reminder);
    },
  });
}

/**
 * A function that, called with anything, cancels `reminder`, whatever was changed of it meanwhile.
 * Rejects with ApiError or NetworkError.
 */
export function useCancel({ id }: Reminder) {
  return useChange(id, cacheUpdated, (api) =>
    dataOf(api.DELETE("/v1/reminders/{id}", { params: { path: { id } } })),
  );
}

/**
 * A function that changes `reminder`, unless it is no longer as it is shown (412). Rejects with
 * ApiError or NetworkError.
 */
export function useUpdate({ id, version }: Reminder) {
  return useChange(id, cacheUpdated, (api, body: ReminderUpdate) => {
    const header = { "If-Match": `"${version}"` };
    return dataOf(api.PATCH("/v1/reminders/{id}", { params: { path: { id }, header }, body }));
  });
}

/**
 * A function that asks for `reminder` once more: the same time, until that has succeeded, makes
 * one. Rejects with ApiError or NetworkError.
 */
export function useSnooze({ id }: Reminder) {
  const updateCache = (client: QueryClient, successor: Reminder) => {
    removeIdempotencyKeys(`snooze ${id}`);
    return cacheCreated(client, successor);
  };
  return useChange(id, updateCache, (api, body: NewTime) => {
    const header = { "Idempotency-Key": idempotencyKey(`snooze ${id}`, body) };
    return dataOf(
      api.POST("/v1/reminders/{id}/snooze", { params: { path: { id }, header }, body }),
    );
  });
}

function useChange<Input>(
  id: string,
  updateCache: (client: QueryClient, reminder: Reminder) => Promise<void>,
  send: (api: ApiClient, input: Input) => Promise<Reminder>,
) {
  const { api } = useSettings();
  const client = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationFn: (input: Input) => send(api, input),
    onSuccess: (reminder) => updateCache(client, reminder),
    onError: (error) => (isOutdated(error) ? refetchReminder(client, api, id) : undefined),
  });
  return mutateAsync;
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
