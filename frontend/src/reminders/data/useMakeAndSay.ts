// Makes a change of a reminder, or of what repeats, and says so with a way back.
import { useQueryClient } from "@tanstack/preact-query";
import type { ChangedSchedule, Reminder } from "../../api/types";
import { formatDue } from "../../time/format";
import { useAnnounce } from "../../ui/Announcer";
import { WORDS } from "../held/held-change";
import { isFinal } from "../labels";
import { reminderPath, schedulePath } from "../paths";
import type { Call } from "./change";
import { askForPending, type Mark, useLater } from "./pending";
import { useWayBack } from "./useWayBack";
import type { Item } from "./way-back";

/** A change of what there is already. */
export type OwnChange = Exclude<Call, { kind: "create" }>;

/**
 * A function that makes a change of `before`, says so by `words`, which get when it is due, and
 * returns what came of it. What nothing brings back is only said, and made once its Undo is over,
 * where there is time for that; the row `row` has the focus where it is undone. With `isLinked` it
 * leads to where it is shown, also where that is no other.
 */
export function useMakeAndSay() {
  const client = useQueryClient();
  const announce = useAnnounce();
  const later = useLater();
  const { make } = useWayBack();
  return async (
    change: OwnChange,
    before: Item,
    words: (due: string) => string,
    { row, isLinked = false }: { row?: string; isLinked?: boolean } = {},
  ): Promise<Item> => {
    const { id, kind } = change;
    const mark = markOf(change, before);
    const text = (now: Item) => words("dueAt" in now ? formatDue(now) : "") + tooLateText(now);
    if (mark !== undefined) {
      const commit = async () => {
        const { now } = await make(change, before);
        if (tooLateText(now) !== "") announce(text(now), { about: [] });
      };
      const commitBefore = "dueAt" in before ? waitsUntil(before) : before.nextDueAt;
      const { version } = before;
      await askForPending(client, id); // what says so takes the place of what said that
      const said = { id, version, mark, text: text(before), action: WORDS[kind][1], row };
      if (later({ ...said, commit, commitBefore })) return before;
    }
    const { now, undo } = await make(change, before);
    const href = isLinked || now.id !== id ? pathOf(now) : undefined;
    const isBack = mark !== "ended" && mark !== "paused";
    announce(text(now), { about: [id, now.id], href, undo: isBack ? undo : undefined });
    return now;
  };
}

/** What is said to have come of a change that nothing brings back. */
function markOf({ kind }: OwnChange, before: Item): Mark | undefined {
  if (kind === "dismiss") return "dismissed";
  if (kind === "end") return "ended";
  // Resumed, its schedule does not make again what was changed by hand.
  if (kind === "pause") return "paused";
  if (!("occurrence" in before)) return undefined;
  // It needs no attention any more, and what waits of its snoozes is cancelled.
  if (kind === "complete" && isFinal(before)) return "done";
  // Its schedule does not make it again.
  if (before.occurrence === null || before.status !== "scheduled") return undefined;
  return kind === "cancel" ? "cancelled" : kind === "complete" ? "done" : undefined;
}

const waitsUntil = (reminder: Reminder) => (isFinal(reminder) ? null : reminder.dueAt);

/** How many were being sent when a schedule was changed, after what was said before. */
export function tooLateText(now: Item): string {
  const count = "tooLate" in now ? (now as ChangedSchedule).tooLate.length : 0;
  const were = count === 1 ? "One was" : `${count} were`;
  return count === 0 ? "" : ` ${were} being sent already, and could not be stopped.`;
}

export const pathOf = (item: Item) =>
  "dueAt" in item ? reminderPath(item.id) : schedulePath(item.id);
