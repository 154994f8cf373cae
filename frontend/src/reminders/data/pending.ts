// What was done on this page alone so far: it is asked of the server once it can't be undone any more.
import { useQueryClient } from "@tanstack/preact-query";
import type { Reminder, Schedule } from "../../api/types";
import { serverNow } from "../../time/server-clock";
import { useAnnounce } from "../../ui/Announcer";
import { type Action, errorMessage } from "../error-message";
import { focusRow } from "../focus-row";
import { pageState } from "./page-state";

/** A reminder is dismissed or erased, a schedule has ended. */
type Mark = "dismissed" | "erased" | "ended";

/** By ids; `at` is when it was done, RFC 3339, and `isOpen` tells that it can be undone. */
type Pending = Readonly<Record<string, { mark: Mark; at: string; isOpen: boolean } | undefined>>;

const NOTHING: Pending = {};
const PENDING = pageState("pending", () => NOTHING);

export const usePending = PENDING.useValue;

/** What is done of a reminder or a schedule `id`. */
export interface Later {
  id: string;
  mark: Mark;
  /** That it is done, in words. */
  text: string;
  action: Action;
  /** Asks for it: at `commitBy` at the latest, in epoch milliseconds of the server. */
  commit: () => Promise<unknown>;
  commitBy?: number;
  /** The row that has the focus where it is undone, if not its own. */
  row?: string;
}

/** A function that says and marks it at once, and asks for it when it can't be undone any more. */
export function useLater() {
  const client = useQueryClient();
  const announce = useAnnounce();
  return ({ id, mark, text, action, commit, commitBy, row = id }: Later) => {
    const at = new Date(serverNow()).toISOString();
    const put = (entry: Pending[string]) =>
      PENDING.set(client, { ...PENDING.get(client), [id]: entry });
    const clear = () => put(undefined);
    put({ mark, at, isOpen: true });
    announce(text, {
      undo: () => {
        clear();
        focusRow(row);
        return Promise.resolve();
      },
      problemText: (error) => errorMessage(error, action),
      commit: async () => {
        try {
          await commit();
        } catch (error) {
          clear();
          throw error;
        }
        // What is dismissed may need attention again.
        put(mark === "dismissed" ? undefined : { mark, at, isOpen: false });
      },
      ...(commitBy !== undefined && { commitBy }),
    });
  };
}

/**
 * `reminders` without what is erased; what is dismissed needs no attention, and what waits of an
 * ended schedule is cancelled.
 */
export function withPending<Item extends Reminder>(
  reminders: readonly Item[],
  pending: Pending,
): Item[] {
  return reminders
    .filter(({ id }) => pending[id]?.mark !== "erased")
    .map((each) => {
      if (pending[each.id]?.mark === "dismissed") return { ...each, attention: false };
      const end = each.status === "scheduled" ? pending[each.scheduleId ?? ""] : undefined;
      if (end === undefined) return each;
      return { ...each, status: "cancelled", reason: "schedule", finishedAt: end.at };
    });
}

/** `schedule`, or that it has ended. */
export function withEnd(schedule: Schedule, pending: Pending): Schedule {
  const end = pending[schedule.id];
  if (end === undefined) return schedule;
  const none = { nextDueAt: null, nextReminderId: null, pausedReason: null };
  return { ...schedule, status: "ended", endedAt: end.at, ...none };
}
