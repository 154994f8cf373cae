// What a person may do with one reminder, each with its way back.
import { useState } from "preact/hooks";
import { navigate } from "wouter-preact/use-browser-location";
import type { Reminder } from "../../api/types";
import { cancelFrom } from "../../schedules/data/following";
import { useShownFlight } from "../../ui/useSingleFlight";
import { type ItemChange, type NewTime, requestedTime } from "../data/change";
import { changeAndAnnounce, erase, isShown, makeChange, showAgain } from "../data/change-item";
import { useServices } from "../data/services";
import { type Action, errorMessage } from "../error-message";
import { WORDS } from "../held/held-change";
import { isFinal, saidTitle } from "../labels";
import { reminderPath, schedulePath } from "../paths";

/** Called once something was done; `isGone` tells that the reminder is shown no longer. */
export type OnDone = (isGone: boolean) => void;

/** Functions that change `reminder`, say so and offer to undo it; which one runs, and what failed. */
export function useReminderChanges(reminder: Reminder, onDone: OnDone) {
  const services = useServices();
  const { run, pending, problem } = useActionRunner();
  const title = saidTitle(reminder);
  const { id, version, occurrence } = reminder;
  const act = (name: string, change: ItemChange, words: (due: string) => string, show = false) =>
    run(name, WORDS[change.kind][1], async () => {
      const now = await changeAndAnnounce(
        services,
        change,
        reminder,
        (due) => `${title}: ${words(due)}`,
      );
      if (show) showAgain(id, now.id);
      onDone(false);
    });

  return {
    pending,
    problem,
    cancel: () => {
      const words = occurrence === null ? "cancelled" : "cancelled, only this one";
      act("cancel", { kind: "cancel", id }, () => words);
    },
    cancelFollowing: (scheduleId: string, from: string) =>
      run("cancel following", "cancel", async () => {
        const text = `${title}: cancelled, and all that follow`;
        const goOn = await cancelFrom(services, scheduleId, from, text, id);
        if (goOn !== undefined) {
          const { now, undo } = await makeChange(services, { kind: "cancel", id }, reminder);
          const undoAll = async () => {
            await goOn();
            // What was changed by hand is not made again with its schedule.
            if (now.reason !== "schedule") await undo();
            else if (isShown(reminderPath(id))) navigate(schedulePath(scheduleId));
          };
          services.announce(text, { about: [id], undo: undoAll });
        }
        onDone(false);
      }),
    setDone: () => {
      const kind = reminder.doneAt === null ? "complete" : "reopen";
      const done = isFinal(reminder) ? "done" : "done, and not sent";
      act(kind, { kind, id }, () => (kind === "complete" ? done : "not done"));
    },
    changeTime: (name: string, body: NewTime) =>
      act(name, { kind: "update", id, version, body }, (due) => `now due ${due}`),
    sendAgain: (name: string, body: NewTime) =>
      act(name, { kind: "snooze", id, body }, (due) => `comes again ${due}`),
    restore: () =>
      act("restore", { kind: "snooze", id, body: requestedTime(reminder) }, () => "restored", true),
    dismiss: () => act("dismiss", { kind: "dismiss", id }, () => "dismissed"),
    erase: () => {
      erase(services, reminder);
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
