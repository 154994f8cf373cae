// Why a change failed, in words for people.
import { ApiError, isOutdated, NetworkError } from "../api/errors";
import type { Problem } from "../api/types";
import { CannotUndoError } from "../ui/UndoBar";

type BrokenRule = NonNullable<Problem["errors"]>[number];

export type Action = "cancel" | "change" | "snooze" | "dismiss" | "mark" | "erase";

const TOO_LATE: Readonly<Record<string, string>> = {
  sending: "it is being sent right now.",
  sent: "it has already been sent.",
  partially_sent: "it has already been sent, in part.",
  failed: "it was tried already, and failed. You can fix it and send it again.",
  cancelled: "it has been cancelled. You can snooze it.",
  ended: "it has ended.",
};

const PARTICIPLES: Readonly<Record<Action, string>> = {
  cancel: "cancelled",
  change: "changed",
  snooze: "sent again",
  dismiss: "dismissed",
  mark: "marked",
  erase: "erased",
};

const ENDED = "its time has come.";

/** The sentence for a person who could not `action` a reminder. */
export function errorMessage(error: unknown, action: Action): string {
  if (error instanceof NetworkError) {
    return "No answer came, so it may have happened or not. Try again: twice does no harm.";
  }
  if (!(error instanceof ApiError) || !error.problem) return (error as Error).message;
  const { code, currentStatus = "", errors = [], detail } = error.problem;
  if (code === "wrong_status" && (action === "cancel" || action === "change")) {
    return `Too late to ${action} it: ${TOO_LATE[currentStatus] ?? ENDED}`;
  }
  if (code === "wrong_status") {
    return `It is still on its way. It can be ${PARTICIPLES[action]} once it has ended.`;
  }
  if (code === "stale_version") {
    return "It was changed elsewhere meanwhile. It is shown as it now is: look at it, then try again.";
  }
  if (code === "not_found") return "It is no longer kept.";
  return errors.length > 0 ? errors.map(ruleText).join(" ") : detail;
}

/** Rejects with the sentence. */
export const inWords =
  (action: Action) =>
  (error: unknown): never => {
    const Kind = isOutdated((error as Error).cause ?? error) ? CannotUndoError : Error;
    throw new Kind(errorMessage(error, action));
  };

/** A broken rule in words: the API's own about clock changes are for programs. */
export function ruleText({ code, detail, offsets = [] }: BrokenRule): string {
  const choices = offsets.map((offset) => `GMT${offset}`).join(" or ");
  if (code === "local_time_skipped") return "Clocks go forward that day and skip this time.";
  if (code === "local_time_repeated") {
    return `Clocks go back that day, and this time happens twice: at ${choices}. Choose another.`;
  }
  if (code === "offset_not_of_timezone") {
    return `By the newest rules of this zone that time is at ${choices} alone.`;
  }
  return detail;
}
