// Creating, cancelling, changing and snoozing a reminder on the server.
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/preact-query";
import type { ApiClient } from "../../api/client";
import { ApiFailure, dataOf } from "../../api/failure";
import type { Reminder, ReminderCreate, ReminderUpdate } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { rememberChanged, rememberNew } from "./cache";
import { noteLeftToday } from "./left-today";
import { reminderQuery } from "./queries";
import { forgetRequestKeys, requestKey } from "./request-key";

/** A moment (RFC 3339 with an offset), or seconds from the receipt of the request. */
export type NewTime = { dueAt: string } | { waitSeconds: number };

/** Creates a reminder, and shows it in the list from the answer. */
export function useCreateReminder() {
  const { api } = useSettings();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: ReminderCreate) => {
      const header = { "Idempotency-Key": requestKey("create", body) };
      const call = api.POST("/v1/reminders", { body, params: { header } });
      const noted = call.then((answer) => {
        noteLeftToday(client, answer.response.headers.get("RateLimit"));
        return answer;
      });
      return dataOf(noted);
    },
    onSuccess: (reminder) => {
      forgetRequestKeys("create");
      return rememberNew(client, reminder);
    },
  });
}

/** A function that, called with anything, cancels `reminder`, whatever was changed of it meanwhile. Rejects with ApiFailure or NoAnswer. */
export function useCancel({ id }: Reminder) {
  return useChange(id, rememberChanged, (api) =>
    dataOf(api.DELETE("/v1/reminders/{id}", { params: { path: { id } } })),
  );
}

/** A function that changes `reminder`, unless it is no longer as it is shown (412). Rejects with ApiFailure or NoAnswer. */
export function useUpdate({ id, version }: Reminder) {
  return useChange(id, rememberChanged, (api, body: ReminderUpdate) => {
    const header = { "If-Match": `"${version}"` };
    return dataOf(api.PATCH("/v1/reminders/{id}", { params: { path: { id }, header }, body }));
  });
}

/** A function that asks for `reminder` once more: the same time, until that has succeeded, makes one. Rejects with ApiFailure or NoAnswer. */
export function useSnooze({ id }: Reminder) {
  const remember = (client: QueryClient, successor: Reminder) => {
    forgetRequestKeys(`snooze ${id}`);
    return rememberNew(client, successor);
  };
  return useChange(id, remember, (api, body: NewTime) => {
    const header = { "Idempotency-Key": requestKey(`snooze ${id}`, body) };
    return dataOf(
      api.POST("/v1/reminders/{id}/snooze", { params: { path: { id }, header }, body }),
    );
  });
}

function useChange<Input>(
  id: string,
  remember: (client: QueryClient, reminder: Reminder) => Promise<void>,
  ask: (api: ApiClient, input: Input) => Promise<Reminder>,
) {
  const { api } = useSettings();
  const client = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationFn: (input: Input) => ask(api, input),
    onSuccess: (reminder) => remember(client, reminder),
    onError: (error) => (isOutdated(error) ? lookAgain(client, api, id) : undefined),
  });
  return mutateAsync;
}

/** Whether a refusal means that the reminder is not what the page takes it for. */
function isOutdated(error: Error): boolean {
  return error instanceof ApiFailure && [404, 409, 412].includes(error.status);
}

async function lookAgain(client: QueryClient, api: ApiClient, id: string): Promise<void> {
  const found = await client
    .query({ ...reminderQuery(api, id), retry: false })
    .catch(() => undefined); // what was refused is said all the same
  if (found !== undefined) await rememberChanged(client, found);
}
