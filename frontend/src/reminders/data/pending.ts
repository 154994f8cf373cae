// What was done on this page alone so far: it is asked of the server once it can't be undone any more.
import { type QueryClient, skipToken, useQuery, useQueryClient } from "@tanstack/preact-query";
import type { Reminder, Schedule } from "../../api/types";
import { serverNow } from "../../time/server-clock";
import { useAnnounce } from "../../ui/Announcer";
import { CannotUndoError, OPEN_FOR } from "../../ui/UndoBar";
import { type Action, inWords } from "../error-message";
import { focusRow } from "../focus-row";
import { isFinal } from "../labels";

/** A reminder is cancelled, done, dismissed or erased, a schedule is paused, has ended or is erased. */
export type Mark = "cancelled" | "done" | "dismissed" | "erased" | "paused" | "ended";

/** Milliseconds before something is due by which what stops it must have been asked for. */
const MARGIN = 60_000;

interface Done {
  mark: Mark;
  /** When it was done, RFC 3339. */
  at: string;
  /** Of which version. */
  version: number;
  /** Whether it can be undone, and the server doesn't know of it. */
  isOpen: boolean;
  /** Asks for it now. */
  ask?: () => Promise<void>;
}

/** By ids. */
type Pending = Readonly<Record<string, Done | undefined>>;

const NOTHING: Pending = {};
const queryKey = ["pending"];
const pendingOf = (client: QueryClient) => client.getQueryData<Pending>(queryKey) ?? NOTHING;

export function usePending(): Pending {
  const gcTime = Number.POSITIVE_INFINITY;
  return useQuery({ queryKey, queryFn: skipToken, initialData: NOTHING, gcTime }).data ?? NOTHING;
}

/**
 * Asks for what is done of `id` before something else is, and returns how many versions that makes.
 * Rejects with the reason in words.
 */
export async function sendPending(client: QueryClient, id: string): Promise<number> {
  const ask = pendingOf(client)[id]?.ask;
  await ask?.();
  return ask === undefined ? 0 : 1;
}

/** What is done of a reminder or a schedule `id`. */
interface DelayedChange {
  id: string;
  version: number;
  mark: Mark;
  text: string;
  action: Action;
  /** Asks for it: well before `commitBefore`, RFC 3339, where there is such a time. */
  commit: () => Promise<unknown>;
  commitBefore?: string | null;
  /** The row that has the focus where it is undone, if not its own. */
  row?: string | undefined;
}

/**
 * A function that says and marks it at once, and asks for it when it can't be undone any more;
 * false, and nothing is done, where there is no time for that.
 */
export function useDelayedChange() {
  const client = useQueryClient();
  const announce = useAnnounce();
  return (done: DelayedChange): boolean => {
    const { id, version, mark, text, action, commit, commitBefore, row = id } = done;
    const commitBy = commitBefore ? Date.parse(commitBefore) - MARGIN : Number.POSITIVE_INFINITY;
    if (serverNow() + OPEN_FOR >= commitBy) return false;
    const entry = { mark, version, at: new Date(serverNow()).toISOString() };
    const put = (state: Done | undefined) =>
      client.setQueryData(queryKey, { ...pendingOf(client), [id]: state });
    const send = async () => {
      put({ ...entry, isOpen: true });
      try {
        await commit();
      } catch (error) {
        put(undefined);
        inWords(action)(error);
      }
      put({ ...entry, isOpen: false });
    };
    let asked: Promise<void> | undefined;
    const ask = () => (asked ??= send());
    put({ ...entry, isOpen: true, ask });
    const undo = async () => {
      await asked;
      if (asked !== undefined) throw new CannotUndoError("It was asked for already.");
      put(undefined);
      focusRow(row);
    };
    announce(text, { about: [id], undo, commit: ask, commitBy });
    return true;
  };
}

/**
 * `reminders` without what is erased; what is dismissed or done needs no attention, and what waits
 * and was stopped, or is of a paused or ended schedule, is cancelled; what that has made once it was
 * resumed is not.
 */
export function withPending<Item extends Reminder>(
  reminders: readonly Item[],
  pending: Pending,
): Item[] {
  return reminders
    .filter(({ id }) => pending[id]?.mark !== "erased")
    .map((each) => {
      const own = pending[each.id];
      // What has ended may be changed again once that was asked for.
      if (own?.isOpen === true && isFinal(each)) {
        return { ...each, attention: false, doneAt: own.mark === "done" ? own.at : each.doneAt };
      }
      const end = own ?? endIn(pending, each.scheduleId);
      if (end === undefined || each.status !== "scheduled") return each;
      if (end.mark === "paused" && !end.isOpen && each.createdAt > end.at) return each;
      const reason = own ? null : "schedule";
      const doneAt = end.mark === "done" ? end.at : null;
      return { ...each, status: "cancelled", reason, doneAt, finishedAt: end.at };
    });
}

/** The pause or the end of the schedule `id`: an erased one had ended before. */
export function endIn(pending: Pending, id: string | null): Done | undefined {
  const done = pending[id ?? ""];
  return done?.mark === "erased" ? undefined : done;
}

/** `schedule`, or that it is paused or has ended, until it is known to have been changed since. */
export function withEnd(schedule: Schedule, pending: Pending): Schedule {
  const end = endIn(pending, schedule.id);
  if (end === undefined || (!end.isOpen && schedule.version > end.version)) return schedule;
  const none = { nextDueAt: null, nextReminderId: null };
  if (end.mark === "paused") {
    return { ...schedule, status: "paused", pausedReason: "owner", ...none };
  }
  return { ...schedule, status: "ended", endedAt: end.at, pausedReason: null, ...none };
}
