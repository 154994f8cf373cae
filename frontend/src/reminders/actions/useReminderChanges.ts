// The changes that a person can make to one reminder.
import { useState } from "preact/hooks";
import { navigate } from "wouter-preact/use-browser-location";
import type { Reminder } from "../../api/types";
import { cancelFrom } from "../../schedules/data/following";
import { useNow } from "../../time/server-clock";
import { useShownFlight } from "../../ui/useSingleFlight";
import type { ItemChange } from "../data/change";
import { changeAndAnnounce, erase, isShown, makeChange, showAgain } from "../data/change-item";
import { pendingEnd, usePending } from "../data/pending";
import { useServices } from "../data/services";
import { type Action, errorMessage } from "../error-message";
import { useDuplicate } from "../form/draft";
import { WORDS } from "../held/held-change";
import { doneText, shortTitle } from "../labels";
import { reminderPath, schedulePath } from "../paths";

/** Called once something was done; `isGone` tells that the reminder is no longer shown. */
export type OnDone = (isGone: boolean) => void;

/** What changes `reminder`, announces that and offers Undo; and what limits the possible changes. */
export function useReminderChanges(reminder: Reminder, onDone: OnDone) {
  const services = useServices();
  const duplicate = useDuplicate();
  const { run, pending, problem } = useActionRunner();
  const allPending = usePending();
  const now = useNow();
  const { id, scheduleId, reason } = reminder;
  const act = (
    name: string,
    change: ItemChange,
    words?: Partial<Record<"done" | "more", string>>,
  ) =>
    run(name, WORDS[change.kind][1], async () => {
      const changed = await changeAndAnnounce(services, change, reminder, words);
      if (name === "Restore") showAgain(id, changed.id);
      onDone(false);
    });
  const cancelFollowing = (ofSchedule: string, from: string) =>
    run("Cancel following", "cancel", async () => {
      const words = { done: "Cancelled", more: ", and all that follow" };
      const resume = await cancelFrom(services, ofSchedule, from, { ...words, row: id });
      if (resume !== undefined) {
        const cancelled = await makeChange(services, { kind: "cancel", id }, reminder);
        const undo = async () => {
          await resume();
          // The schedule does not make again what was changed by hand.
          if (cancelled.now.reason !== "schedule") await cancelled.undo();
          else if (isShown(reminderPath(id))) navigate(schedulePath(ofSchedule));
        };
        const text = doneText(words.done, reminder) + words.more;
        services.announce(text, { about: [id], title: shortTitle(reminder), undo });
      }
      onDone(false);
    });
  const eraseNow = () => {
    erase(services, reminder);
    onDone(true);
  };
  const change =
    allPending[id] ?? pendingEnd(allPending, reason === "schedule" ? scheduleId : null);
  /** Whether it has ended by a change that is not sent yet: Undo alone takes that back. */
  const isUnsent = change?.isOpen === true && change.mark !== "dismissed";
  const isAhead = Date.parse(reminder.dueAt) > now;
  const state = { pending, problem, isUnsent, isAhead };
  return { ...state, act, cancelFollowing, erase: eraseNow, duplicate: () => duplicate(reminder) };
}

export type ReminderChanges = ReturnType<typeof useReminderChanges>;

/** The name of the action that runs, why the last one failed, and a function that runs one. */
export function useActionRunner() {
  const [problem, setProblem] = useState<string>();
  const [run, , running] = useShownFlight(
    async (_name: string, action: Action, work: () => Promise<void>) => {
      setProblem(undefined);
      await work().catch((error: unknown) => setProblem(errorMessage(error, action)));
    },
  );
  return { pending: running?.[0], problem, run };
}
