// What a person may do with one reminder, each with its way back.
import { useState } from "preact/hooks";
import { navigate } from "wouter-preact/use-browser-location";
import type { Reminder } from "../../api/types";
import { useFollowing } from "../../schedules/data/following";
import { formatDue } from "../../time/format";
import { useAnnounce } from "../../ui/Announcer";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { type NewTime, type ReminderChange, timeOf } from "../data/change";
import { useErase, useSendChange } from "../data/mutations";
import { useLater } from "../data/pending";
import { type Action, errorMessage } from "../error-message";
import { focusRow } from "../focus-row";
import { isFinal, reminderTitle } from "../labels";
import { reminderPath, schedulePath } from "../paths";

/** Called once something was done; `isGone` tells that the reminder is shown no longer. */
export type OnDone = (isGone: boolean) => void;

/** What was done in words, how it is undone, what undoing it is, and where it is shown. */
type Done = readonly [string, () => Promise<unknown>, Action?, string?];

/** Functions that change `reminder`, say so and offer to undo it; which one runs, and what failed. */
export function useReminderChanges(reminder: Reminder, onDone: OnDone) {
  const announce = useAnnounce();
  const sendChange = useSendChange();
  const erase = useErase();
  const later = useLater();
  const { cancelFrom } = useFollowing();
  const { run, pending, problem } = useActionRunner();
  const title = reminderTitle(reminder);
  const { id, version } = reminder;
  const send = (change: ReminderChange) => sendChange(change, title);
  const act = (name: string, action: Action, work: () => Promise<Done | undefined>) =>
    run(name, action, async () => {
      const done = await work();
      if (done !== undefined) {
        const [words, undo, undoing = "change", href] = done;
        const problemText = (error: Error) => errorMessage(error, undoing);
        announce(`${title}: ${words}`, { undo, problemText, ...(href && { href }) });
      }
      onDone(false);
    });
  const actLater = (
    mark: "dismissed" | "erased",
    action: Action,
    commit: () => Promise<unknown>,
  ) => {
    later({ id, mark, text: `${title}: ${mark}`, action, commit });
    onDone(mark === "erased");
  };

  const restore = async () => {
    const again = await send({ kind: "snooze", id, body: timeOf(reminder) });
    if (isShown(id)) navigate(reminderPath(again.id));
    else focusRow(again.id);
    return again;
  };
  const again = (snoozed: Reminder, words: string): Done => {
    const undo = () => send({ kind: "cancel", id: snoozed.id });
    return [words, undo, "cancel", reminderPath(snoozed.id)];
  };
  const dueWords = (due: Reminder) => formatDue(due);

  return {
    pending,
    problem,
    cancel: () =>
      act("cancel", "cancel", async () => {
        await send({ kind: "cancel", id });
        return ["cancelled", restore, "snooze"];
      }),
    /** The reminder, and those that its schedule would make after it. */
    cancelFollowing: (scheduleId: string, occurrence: string) =>
      act("cancel following", "cancel", async () => {
        const words = "cancelled, and all that follow";
        const goOn = await cancelFrom(scheduleId, occurrence, `${title}: ${words}`, id);
        if (goOn === undefined) return undefined; // with its schedule
        // What was changed by hand stays where its schedule stops, and is not made again with it.
        const { reason } = await send({ kind: "cancel", id });
        const undo = async () => {
          await goOn();
          if (reason !== "schedule") await restore();
          else if (isShown(id)) navigate(schedulePath(scheduleId));
        };
        return [words, undo];
      }),
    setDone: () => {
      const kind = reminder.doneAt === null ? "complete" : "reopen";
      act(kind, "mark", async () => {
        await send({ kind, id });
        if (!isFinal(reminder)) {
          const undo = async () => {
            await send({ kind: "reopen", id });
            await restore(); // last: tried once more, it would make another
          };
          return ["done, and not sent", undo, "snooze"];
        }
        const undo = async () => {
          await send({ kind: kind === "complete" ? "reopen" : "complete", id });
          focusRow(id);
        };
        return [kind === "complete" ? "done" : "not done", undo, "mark"];
      });
    },
    changeTime: (name: string, body: NewTime) =>
      act(name, "change", async () => {
        const changed = await send({ kind: "update", id, version, body });
        const undo = async () => {
          await send({ kind: "update", id, version: changed.version, body: timeOf(reminder) });
          focusRow(id);
        };
        return [`now due ${dueWords(changed)}`, undo];
      }),
    sendAgain: (name: string, body: NewTime) =>
      act(name, "snooze", async () => {
        const snoozed = await send({ kind: "snooze", id, body });
        return again(snoozed, `comes again ${dueWords(snoozed)}`);
      }),
    restore: () => act("restore", "snooze", async () => again(await restore(), "restored")),
    dismiss: () => actLater("dismissed", "dismiss", () => send({ kind: "dismiss", id })),
    erase: () => actLater("erased", "erase", () => erase(id)),
  };
}

/** Whether the page of the reminder `id` is. */
const isShown = (id: string) => window.location.pathname === reminderPath(id);

export type ReminderChanges = ReturnType<typeof useReminderChanges>;

/** The name of what runs, why the last one failed, and a function that runs an action. */
export function useActionRunner() {
  const [pending, setPending] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const run = useSingleFlight(async (name: string, action: Action, work: () => Promise<void>) => {
    setPending(name);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setProblem(errorMessage(error, action));
    } finally {
      setPending(undefined);
    }
  });
  return { pending, problem, run };
}
