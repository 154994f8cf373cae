// The changes that a person can make to one reminder.
import { useState } from "preact/hooks";
import { navigate } from "wouter-preact/use-browser-location";
import type { Reminder } from "../../api/types";
import { useFollowing } from "../../schedules/data/following";
import { useNow } from "../../time/clock";
import { useAnnounce } from "../../ui/Announcer";
import { useShownFlight } from "../../ui/useSingleFlight";
import { type NewTime, timeOf } from "../data/change";
import { useErase } from "../data/mutations";
import { endIn, usePending } from "../data/pending";
import { type OwnChange, useMakeAndSay } from "../data/useMakeAndSay";
import { isShown, showAgain, useWayBack } from "../data/useWayBack";
import { type Action, errorMessage } from "../error-message";
import { useDuplicate } from "../form/existing";
import { WORDS } from "../held/held-change";
import { isFinal, shortTitle } from "../labels";
import { reminderPath, schedulePath } from "../paths";

/** Called once something was done; `isGone` tells that the reminder is no longer shown. */
export type OnDone = (isGone: boolean) => void;

/** Functions that change `reminder`, announce it and offer Undo; and the state of the last one. */
export function useReminderChanges(reminder: Reminder, onDone: OnDone) {
  const announce = useAnnounce();
  const makeAndSay = useMakeAndSay();
  const { make } = useWayBack();
  const { cancelFrom } = useFollowing();
  const erase = useErase();
  const duplicate = useDuplicate();
  const { run, pending, problem } = useActionRunner();
  const allPending = usePending();
  const now = useNow();
  const title = shortTitle(reminder);
  const { id, version, occurrence, scheduleId, reason } = reminder;
  const act = (name: string, change: OwnChange, words: string | ((due: string) => string)) =>
    run(name, WORDS[change.kind][1], async () => {
      const text = typeof words === "string" ? () => words : words;
      const changed = await makeAndSay(change, reminder, (due) => `${title}: ${text(due)}`);
      if (name === "Restore") showAgain(id, changed.id);
      onDone(false);
    });
  const cancelFollowing = (ofSchedule: string, from: string) =>
    run("Cancel following", "cancel", async () => {
      const text = `${title}: cancelled, and all that follow`;
      const resume = await cancelFrom(ofSchedule, from, text, id);
      if (resume !== undefined) {
        const cancelled = await make({ kind: "cancel", id }, reminder);
        const undo = async () => {
          await resume();
          // The schedule does not make again what was changed by hand.
          if (cancelled.now.reason !== "schedule") await cancelled.undo();
          else if (isShown(reminderPath(id))) navigate(schedulePath(ofSchedule));
        };
        announce(text, { about: [id], undo });
      }
      onDone(false);
    });
  const cancelled = occurrence === null ? "cancelled" : "cancelled, only this one";
  const completed = isFinal(reminder) ? "done" : "done, and not sent";
  const change = allPending[id] ?? endIn(allPending, reason === "schedule" ? scheduleId : null);
  return {
    pending,
    problem,
    isAhead: Date.parse(reminder.dueAt) > now,
    /** Whether it has ended by a change that is not sent yet: Undo alone takes that back. */
    isUnsent: change?.isOpen === true && change.mark !== "dismissed",
    cancel: () => act("Cancel", { kind: "cancel", id }, cancelled),
    cancelFollowing,
    complete: () => act("Done", { kind: "complete", id }, completed),
    reopen: () => act("Done", { kind: "reopen", id }, "not done"),
    changeTime: (name: string, body: NewTime) =>
      act(name, { kind: "update", id, version, body }, (due) => `now due ${due}`),
    sendAgain: (name: string, body: NewTime) =>
      act(name, { kind: "snooze", id, body }, (due) => `comes again ${due}`),
    restore: () => act("Restore", { kind: "snooze", id, body: timeOf(reminder) }, "restored"),
    dismiss: () => act("Dismiss", { kind: "dismiss", id }, "dismissed"),
    duplicate: () => duplicate(reminder),
    erase: () => {
      erase(reminder);
      onDone(true);
    },
  };
}

export type ReminderChanges = ReturnType<typeof useReminderChanges>;

/** The name of what runs, why the last one failed, and a function that runs an action. */
export function useActionRunner() {
  const [problem, setProblem] = useState<string>();
  const [run, , running] = useShownFlight(
    async (_name: string, action: Action, work: () => Promise<void>) => {
      setProblem(undefined);
      try {
        await work();
      } catch (error) {
        setProblem(errorMessage(error, action));
      }
    },
  );
  return { pending: running?.[0], problem, run };
}
