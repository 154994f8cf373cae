// Changes reminders and schedules, announces that, and offers to undo it.
import { useQueryClient } from "@tanstack/preact-query";
import { navigate } from "wouter-preact/use-browser-location";
import { ApiError, dataOf } from "../../api/errors";
import type { ChangedSchedule, ReminderUpdate, ScheduleUpdate } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { scheduleKey, useReadSchedule } from "../../schedules/data/schedule-queries";
import { formatDue } from "../../time/format";
import { useAnnounce } from "../../ui/Announcer";
import { inWords } from "../error-message";
import { focusRow } from "../focus-row";
import { WORDS } from "../held/held-change";
import { isFinal, saidTitle } from "../labels";
import { reminderPath, schedulePath } from "../paths";
import { reminderKey } from "./cache";
import {
  type Call,
  type Change,
  currentFields,
  isScheduleChange,
  type Item,
  type ItemChange,
  undoCalls,
} from "./change";
import { type Mark, sendPending, useDelayedChange } from "./pending";
import { reminderQuery } from "./queries";
import { useSend } from "./useSend";

/** Functions that read an item, change it, and undo that; a change rejects as `useSendOrHold` does. */
export function useUndoable() {
  const { api } = useSettings();
  const client = useQueryClient();
  const send = useSend();
  const readSchedule = useReadSchedule();

  const read = (change: ItemChange): Promise<Item> => {
    if (isScheduleChange(change)) return readSchedule(change.id);
    const fresh = { staleTime: 0, retry: false, networkMode: "always" } as const;
    return client.query({ ...reminderQuery(api, change.id), ...fresh });
  };

  /** Sends one of the calls that undo; that other fields were changed meanwhile is no obstacle. */
  const sendUndo = async (call: ItemChange, before: Item, now: Item): Promise<Item> => {
    const title = saidTitle(before);
    try {
      return await send(call, title);
    } catch (error) {
      const isStale = error instanceof ApiError && error.status === 412;
      if (!isStale || !("version" in call)) throw error;
      const latest = await read(call);
      const text = (item: Item) => JSON.stringify(currentFields(item, call.body));
      if (text(latest) === text(before)) return latest; // an answer was lost
      if (text(latest) === text(now)) return send({ ...call, version: latest.version }, title);
      const words = "It was changed elsewhere meanwhile, and stays as it now is.";
      throw new Error(words, { cause: error });
    }
  };

  /**
   * A function that undoes `change`, which made `now` of `before`, and focuses the result. It may be
   * called again after it failed, and rejects with the reason in words.
   */
  const undoOf = (change: Change, before: Item, now: Item) => async (): Promise<void> => {
    for (const call of undoCalls(change, before, now)) {
      const last = await sendUndo(call, before, now).catch(inWords(WORDS[call.kind][1]));
      const isGone = ["cancel", "end"].includes(call.kind);
      if (!isGone && call.kind !== "update schedule") showAgain(now.id, last.id);
    }
  };

  const change = async <Of extends Call>(asked: Of, before: Item) => {
    const now = await send(asked, saidTitle(before));
    return { now, undo: undoOf(asked, before, now) };
  };

  /** Changes the fields of `before` that `body` has, if any. */
  const save = async (body: ReminderUpdate | ScheduleUpdate, before: Item): Promise<Saved> => {
    const { id, version } = before;
    const saved = { ids: [id], path: itemPath(before), late: "" };
    if (Object.keys(body).length === 0) return saved;
    const kind = "dueAt" in before ? "update" : "update schedule";
    const { now, undo } = await change({ kind, id, version, body } as ItemChange, before);
    return { ...saved, late: tooLateText(now), undo };
  };
  return { read, change, save, undoOf };
}

/** The ids of what was changed, where it is shown, what came too late for it, and its undo. */
export interface Saved {
  ids: readonly string[];
  path: string;
  late: string;
  undo?: () => Promise<void>;
}

interface Options {
  /** The row that has the focus after Undo, if not the item's own. */
  row?: string;
  /** Whether the announcement always links to the item. */
  isLinked?: boolean;
}

/**
 * A function that changes `before`, announces it by `words` of its due time, and returns the result.
 * What can't be undone on the server is sent once its Undo is over, where there is time for that.
 */
export function useChange() {
  const client = useQueryClient();
  const announce = useAnnounce();
  const delay = useDelayedChange();
  const { change } = useUndoable();
  return async (
    asked: ItemChange,
    before: Item,
    words: (due: string) => string,
    { row, isLinked = false }: Options = {},
  ): Promise<Item> => {
    const { id, kind } = asked;
    const { version } = before;
    const text = (now: Item) => words("dueAt" in now ? formatDue(now) : "") + tooLateText(now);
    const canUndo = undoCalls(asked, before, before).length > 0;
    const mark = canUndo && !isWaitingOccurrence(before) ? undefined : MARKS[kind];
    if (mark !== undefined) {
      const commit = async () => {
        const { now } = await change(asked, before);
        if (tooLateText(now) !== "") announce(text(now), { about: [] });
      };
      await sendPending(client, id); // first, since this announcement replaces the one for that
      const delayed = { id, version, mark, text: text(before), action: WORDS[kind][1], row };
      if (delay({ ...delayed, commit, commitBefore: nextDueAt(before) })) return before;
    }
    const { now, undo } = await change(asked, before);
    const href = isLinked || now.id !== id ? itemPath(now) : undefined;
    announce(text(now), { about: [id, now.id], href, undo: canUndo ? undo : undefined });
    return now;
  };
}

/** How items are marked while such a change of them is delayed. */
const MARKS: Partial<Record<Change["kind"], Mark>> = {
  cancel: "cancelled",
  complete: "done",
  dismiss: "dismissed",
  pause: "paused",
  end: "ended",
};

/** Cancelled and set again, it would be no occurrence: its schedule does not make it anew. */
function isWaitingOccurrence(item: Item): boolean {
  return "occurrence" in item && item.occurrence !== null && item.status === "scheduled";
}

function nextDueAt(item: Item): string | null {
  if (!("dueAt" in item)) return item.nextDueAt;
  return isFinal(item) ? null : item.dueAt;
}

/** A sentence about the reminders that were being sent when their schedule was changed, or "". */
export function tooLateText(now: Item): string {
  const count = "tooLate" in now ? (now as ChangedSchedule).tooLate.length : 0;
  const were = count === 1 ? "One was" : `${count} were`;
  return count === 0 ? "" : ` ${were} being sent already, and could not be stopped.`;
}

export const itemPath = (item: Item) =>
  "dueAt" in item ? reminderPath(item.id) : schedulePath(item.id);

export const isShown = (path: string) => window.location.pathname === path;

/** Shows the reminder `again` where `id` was shown, or focuses its row. */
export function showAgain(id: string, again: string): void {
  if (again !== id && isShown(reminderPath(id))) navigate(reminderPath(again));
  else focusRow(again);
}

/** A function that erases an ended item, announces it, and sends that once its Undo is over. */
export function useErase() {
  const { api } = useSettings();
  const client = useQueryClient();
  const delay = useDelayedChange();
  return (item: Item): void => {
    const { id, version } = item;
    const isReminder = "dueAt" in item;
    const commit = async () => {
      const options = { params: { path: { id }, query: { erase: true } }, keepalive: true };
      const call = isReminder
        ? api.DELETE("/v1/reminders/{id}", options)
        : api.DELETE("/v1/schedules/{id}", options);
      await dataOf<unknown>(call);
      client.removeQueries({ queryKey: isReminder ? reminderKey(id) : scheduleKey(id) });
    };
    const text = `${saidTitle(item)}: erased`;
    delay({ id, version, mark: "erased", text, action: "erase", commit });
  };
}
