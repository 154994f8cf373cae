// Ending a schedule: with a way back, unless something of it is due before that would be over.
import type { Schedule } from "../../api/types";
import { type Later, useLater } from "../../reminders/data/pending";
import { serverNow } from "../../time/server-clock";
import { useAnnounce } from "../../ui/Announcer";
import { OPEN_FOR } from "../../ui/UndoBar";
import { tooLateText } from "../too-late";
import { useScheduleChanges } from "./schedule-changes";

/** Milliseconds before something is due by which the end must have been asked for. */
const MARGIN = 60_000;

/**
 * A function that ends a schedule, and says so by a text without the point at its end. An ended one
 * can't go on, so that is shown at once and asked for when it can't be undone any more: but before
 * the next of it is due.
 */
export function useEnd() {
  const announce = useAnnounce();
  const later = useLater();
  const { simple } = useScheduleChanges();
  return async (schedule: Schedule, end: Pick<Later, "text" | "action" | "row">): Promise<void> => {
    const { id, nextDueAt } = schedule;
    const commitBy = nextDueAt === null ? Number.POSITIVE_INFINITY : Date.parse(nextDueAt) - MARGIN;
    const text = `${end.text}.`;
    const mayWait = serverNow() + OPEN_FOR < commitBy;
    const commit = async () => {
      const { tooLate } = await simple("end", schedule);
      if (!mayWait || tooLate.length > 0) announce(text + tooLateText(tooLate.length), {});
    };
    if (mayWait) later({ ...end, text, id, mark: "ended", commit, commitBy });
    else await commit();
  };
}
