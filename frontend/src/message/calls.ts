// The calls that a link's token makes, in nobody's name.
import { apiClient } from "../api/client";
import { ApiError, dataOf } from "../api/errors";
import type { MessageSnooze, StopScope } from "../api/types";
import { errorMessage } from "../reminders/error-message";

/** What can be done by the link with a token. */
export type MessageCalls = ReturnType<typeof messageCalls>;

/** The calls by the link with `token`; each rejects with ApiError or NetworkError. */
export function messageCalls(token: string) {
  const api = apiClient("");
  const params = { path: { token } };
  return {
    view: () => dataOf(api.GET("/v1/messages/{token}", { params })),
    done: () => dataOf(api.POST("/v1/messages/{token}/done", { params })),
    snooze: (body: MessageSnooze) =>
      dataOf(api.POST("/v1/messages/{token}/snooze", { params, body })),
    stop: (scope: StopScope) =>
      dataOf(api.POST("/v1/messages/{token}/stop", { params, body: { scope } })),
    allow: () => dataOf(api.DELETE("/v1/messages/{token}/stop", { params })),
  };
}

/** Why something could not be done by a link, for a person. */
export function problemText(error: unknown): string {
  const code = error instanceof ApiError ? error.problem?.code : undefined;
  if (code === "not_found") return "This link no longer works.";
  if (code === "wrong_status") return "It is still being sent on another channel. Try again later.";
  return errorMessage(error, "change");
}
