// Changes reminders and schedules, announces that, and undoes it.
import { navigate } from "wouter-preact/use-browser-location";
import { ApiError, dataOf } from "../../api/errors";
import type { ChangedSchedule, ReminderUpdate, ScheduleUpdate } from "../../api/types";
import { scheduleKey } from "../../schedules/data/schedule-queries";
import { formatDue } from "../../time/format";
import { inWords } from "../error-message";
import { WORDS } from "../held/held-change";
import { doneText, isFinal, shortTitle } from "../labels";
import { reminderPath, schedulePath } from "../paths";
import { focusRow } from "../row-focus";
import { reminderKey } from "./cache";
import {
  type Call,
  type Change,
  currentFields,
  type Item,
  type ItemChange,
  setsTime,
  undoCalls,
} from "./change";
import { delayChange, type Mark, sendPending } from "./pending";
import { readItem, send } from "./send";
import type { Services } from "./services";

/** Sends a change of `before`; returns the result, and what undoes it. Rejects as `send` does. */
export async function makeChange<Of extends Call>(services: Services, change: Of, before: Item) {
  const now = await send(services, change, shortTitle(before));
  return { now, undo: () => undo(services, change, before, now) };
}

/**
 * Undoes `change`, which made `now` of `before`, and focuses the result. It may be called again after
 * it failed, and rejects with the reason in words.
 */
export async function undo(
  services: Services,
  change: Change,
  before: Item,
  now: Item,
): Promise<void> {
  for (const call of undoCalls(change, before, now)) {
    const last = await sendUndo(services, call, before, now).catch(inWords(WORDS[call.kind][1]));
    const isGone = ["cancel", "end"].includes(call.kind);
    if (!isGone && call.kind !== "update schedule") showAgain(now.id, last.id);
  }
}

/** Sends one of the calls that undo; that other fields were changed meanwhile is no obstacle. */
async function sendUndo(
  services: Services,
  call: ItemChange,
  before: Item,
  now: Item,
): Promise<Item> {
  const title = shortTitle(before);
  try {
    return await send(services, call, title);
  } catch (error) {
    const isStale = error instanceof ApiError && error.status === 412;
    if (!isStale || !("version" in call)) throw error;
    const latest = await readItem(services, call);
    const text = (item: Item) => JSON.stringify(currentFields(item, call.body));
    if (text(latest) === text(before)) return latest; // an answer was lost
    if (text(latest) === text(now)) {
      return send(services, { ...call, version: latest.version }, title);
    }
    const words = "It was changed elsewhere meanwhile, and stays as it now is.";
    throw new Error(words, { cause: error });
  }
}

export interface Saved {
  ids: readonly string[];
  /** Where the result is shown. */
  path: string;
  /** What follows the title where it is announced. */
  more?: string;
  undo?: () => Promise<void>;
}

/** Changes the fields of `before` that `body` has, if any. */
export async function saveFields(
  services: Services,
  body: ReminderUpdate | ScheduleUpdate,
  before: Item,
): Promise<Saved> {
  const { id, version } = before;
  const saved = { ids: [id], path: itemPath(before) };
  if (Object.keys(body).length === 0) return saved;
  const kind = "dueAt" in before ? "update" : "update schedule";
  const made = await makeChange(services, { kind, id, version, body }, before);
  return { ...saved, more: tooLateText(made.now), undo: made.undo };
}

/** What was done, what follows the title, and the row that has the focus after Undo. */
export type Words = Partial<Record<"done" | "more" | "row", string>>;

/**
 * Changes `before`, announces that, and returns the result. What can't be undone on the server is
 * sent once its Undo is over, where there is time for that. `isLinked` adds a link to the item.
 */
export async function changeAndAnnounce(
  services: Services,
  change: ItemChange,
  before: Item,
  { done = WORDS[change.kind][2], more = "", row }: Words = {},
  isLinked = false,
): Promise<Item> {
  const { id, kind } = change;
  const { version } = before;
  const { client, announce } = services;
  const title = shortTitle(before);
  const isNewTime = "body" in change && setsTime(change.body);
  const due = (now: Item) => (isNewTime && "dueAt" in now ? `, due ${formatDue(now)}` : "");
  const text = (now: Item) => doneText(done, before) + due(now) + more + tooLateText(now);
  const canUndo = undoCalls(change, before, before).length > 0;
  const mark = canUndo && !isWaitingOccurrence(before) ? undefined : MARKS[kind];
  if (mark !== undefined) {
    const commit = async () => {
      const { now } = await makeChange(services, change, before);
      if (tooLateText(now) !== "") announce(text(now), { about: [] });
    };
    await sendPending(client, id); // first, since this announcement replaces the one for that
    const delayed = { id, version, mark, title, text: text(before), action: WORDS[kind][1], row };
    const commitBefore = nextDueAt(before);
    if (delayChange(services, { ...delayed, commit, commitBefore })) return before;
  }
  const made = await makeChange(services, change, before);
  const href = isLinked || made.now.id !== id ? itemPath(made.now) : undefined;
  const about = [id, made.now.id];
  announce(text(made.now), { about, title, href, undo: canUndo ? made.undo : undefined });
  return made.now;
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

/** What to add about the reminders that were being sent when their schedule was changed, or "". */
function tooLateText(now: Item): string {
  const count = "tooLate" in now ? (now as ChangedSchedule).tooLate.length : 0;
  const were = count === 1 ? "One was" : `${count} were`;
  return count === 0 ? "" : `. ${were} being sent already, and could not be stopped`;
}

export const itemPath = (item: Item) =>
  "dueAt" in item ? reminderPath(item.id) : schedulePath(item.id);

export const isShown = (path: string) => window.location.pathname === path;

/** Shows the reminder `again` where `id` was shown, or focuses its row. */
export function showAgain(id: string, again: string): void {
  if (again !== id && isShown(reminderPath(id))) navigate(reminderPath(again));
  else focusRow(again);
}

/** Erases an ended item: announces it, and sends that once its Undo is over. */
export function erase(services: Services, item: Item): void {
  const { api, client } = services;
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
  const [title, text] = [shortTitle(item), doneText("Erased", item)];
  delayChange(services, { id, version, mark: "erased", title, text, action: "erase", commit });
}
