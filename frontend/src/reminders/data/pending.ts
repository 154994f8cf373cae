// Changes that this page shows at once, and sends to the server when they can't be undone any more.
import { type QueryClient, skipToken, useQuery } from "@tanstack/preact-query";
import type { Reminder, Schedule } from "../../api/types";
import { serverNow } from "../../time/server-clock";
import { CannotUndoError, OPEN_FOR } from "../../ui/UndoBar";
import { type Action, inWords } from "../error-message";
import { isFinal } from "../labels";
import { focusRow } from "../row-focus";
import type { Services } from "./services";

export type Mark = "cancelled" | "done" | "dismissed" | "erased" | "paused" | "ended";

interface PendingChange {
  mark: Mark;
  /** When it was made, RFC 3339. */
  at: string;
  /** The item's version before it. */
  version: number;
  /** Whether the server has not made it yet. */
  isOpen: boolean;
  /** Sends it; absent once that has begun. */
  send?: () => Promise<void>;
}

/** By the ids of reminders and schedules. */
type Pending = Readonly<Record<string, PendingChange | undefined>>;

const NONE: Pending = {};
const queryKey = ["pending"];
const pendingIn = (client: QueryClient) => client.getQueryData<Pending>(queryKey) ?? NONE;

export function usePending(): Pending {
  const gcTime = Number.POSITIVE_INFINITY;
  return useQuery({ queryKey, queryFn: skipToken, initialData: NONE, gcTime }).data ?? NONE;
}

/** Sends the pending change of `id`; returns by how many versions. Rejects with words. */
export async function sendPending(client: QueryClient, id: string): Promise<number> {
  const send = pendingIn(client)[id]?.send;
  await send?.();
  return send === undefined ? 0 : 1;
}

interface DelayedChange {
  id: string;
  version: number;
  mark: Mark;
  title: string;
  text: string;
  action: Action;
  /** Makes it on the server: a minute before `commitBefore` (RFC 3339) at the latest. */
  commit: () => Promise<unknown>;
  commitBefore?: string | null;
  /** The row that has the focus after Undo, if not the item's own. */
  row?: string | undefined;
}

const MARGIN = 60_000; // milliseconds

/**
 * Announces and marks a change at once, and commits it when it can't be undone any more; does
 * nothing and returns false where there is no time for that.
 */
export function delayChange({ client, announce }: Services, change: DelayedChange): boolean {
  const { id, version, mark, title, text, action, commit, commitBefore, row = id } = change;
  const commitBy = commitBefore ? Date.parse(commitBefore) - MARGIN : Number.POSITIVE_INFINITY;
  if (serverNow() + OPEN_FOR >= commitBy) return false;
  const entry = { mark, version, at: new Date(serverNow()).toISOString() };
  const put = (state?: PendingChange) =>
    client.setQueryData(queryKey, { ...pendingIn(client), [id]: state });
  const sendNow = async () => {
    put({ ...entry, isOpen: true });
    try {
      await commit();
    } catch (error) {
      put();
      inWords(action)(error);
    }
    put({ ...entry, isOpen: false });
  };
  let sending: Promise<void> | undefined;
  const send = () => (sending ??= sendNow());
  const undo = async () => {
    await sending;
    if (sending !== undefined) throw new CannotUndoError("It was asked for already.");
    put();
    focusRow(row);
  };
  put({ ...entry, isOpen: true, send });
  announce(text, { about: [id], title, undo, commit: send, commitBy });
  return true;
}

/** `reminders` as the pending changes, of their schedules too, leave them; without erased ones. */
export function withPending<Item extends Reminder>(
  reminders: readonly Item[],
  pending: Pending,
): Item[] {
  return reminders
    .filter(({ id }) => pending[id]?.mark !== "erased")
    .map((reminder) => {
      const own = pending[reminder.id];
      // Once it is sent, the server's answer counts.
      if (own?.isOpen === true && isFinal(reminder)) {
        const doneAt = own.mark === "done" ? own.at : reminder.doneAt;
        return { ...reminder, attention: false, doneAt };
      }
      const end = own ?? pendingEnd(pending, reminder.scheduleId);
      if (end === undefined || reminder.status !== "scheduled") return reminder;
      const isResumed = end.mark === "paused" && !end.isOpen && reminder.createdAt > end.at;
      if (isResumed) return reminder;
      const reason = own ? null : "schedule";
      const doneAt = end.mark === "done" ? end.at : null;
      return { ...reminder, status: "cancelled", reason, doneAt, finishedAt: end.at };
    });
}

/** The pending pause or end of the schedule `id`; an erased one had ended before. */
export function pendingEnd(pending: Pending, id: string | null): PendingChange | undefined {
  const change = pending[id ?? ""];
  return change?.mark === "erased" ? undefined : change;
}

/** `schedule` as its pending pause or end leaves it, until a newer version is known. */
export function withPendingEnd(schedule: Schedule, pending: Pending): Schedule {
  const end = pendingEnd(pending, schedule.id);
  if (end === undefined || (!end.isOpen && schedule.version > end.version)) return schedule;
  const none = { nextDueAt: null, nextReminderId: null };
  if (end.mark === "paused") {
    return { ...schedule, status: "paused", pausedReason: "owner", ...none };
  }
  return { ...schedule, status: "ended", endedAt: end.at, pausedReason: null, ...none };
}
