// What a person may do with one reminder, each with its way back.
import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useId } from "preact/hooks";
import { navigate } from "wouter-preact/use-browser-location";
import type { Reminder } from "../../api/types";
import { useScheduleChanges } from "../../schedules/data/schedule-changes";
import { formatDue } from "../../time/format";
import { useAnnounce } from "../../ui/Announcer";
import { type NewTime, type ReminderChange, timeOf } from "../data/change";
import { useErase, useSendChange } from "../data/mutations";
import { setPending } from "../data/pending";
import { type Action, errorMessage } from "../error-message";
import { focusRow } from "../focus-row";
import { isFinal, reminderTitle } from "../labels";
import { reminderPath } from "../paths";

/** Called once something was done; `isGone` tells that the reminder is shown no longer. */
export type OnDone = (isGone: boolean) => void;

/** What was done in words, how it is undone, what undoing it is, and where it is shown. */
type Done = readonly [string, ((() => Promise<unknown>) | undefined)?, Action?, string?];

/** A local date-time of a schedule, and that. */
interface Series {
  scheduleId: string;
  occurrence: string;
}

/** Functions that change `reminder`, say so and offer to undo it; which one runs, and what failed. */
export function useReminderChanges(reminder: Reminder, onDone: OnDone) {
  const announce = useAnnounce();
  const client = useQueryClient();
  const { mutateAsync } = useSendChange();
  const erase = useErase();
  const { cancelFrom } = useScheduleChanges();
  const { run, pending, problem } = useActionRunner();
  const title = reminderTitle(reminder);
  const { id, version } = reminder;
  const send = (change: ReminderChange) => mutateAsync({ change, title });
  const act = (name: string, action: Action, work: () => Promise<Done>) =>
    run(name, action, async () => {
      const [words, undo, undoing = "change", href] = await work();
      const problemText = (error: Error) => errorMessage(error, undoing);
      announce(`${title}: ${words}`, { ...(undo && { undo, problemText }), ...(href && { href }) });
      onDone(false);
    });

  const restore = async () => {
    const again = await send({ kind: "snooze", id, body: timeOf(reminder) });
    if (window.location.pathname === reminderPath(id)) navigate(reminderPath(again.id));
    else focusRow(again.id);
    return again;
  };
  /** Says and marks it at once, and asks for it when it can't be undone any more. */
  const later = (mark: "dismissed" | "erased", action: Action, commit: () => Promise<unknown>) => {
    setPending(client, id, mark);
    announce(`${title}: ${mark}`, {
      undo: () => {
        setPending(client, id);
        focusRow(id);
        return Promise.resolve();
      },
      problemText: (error) => errorMessage(error, action),
      commit: () =>
        commit().catch((error: unknown) => {
          setPending(client, id);
          throw error;
        }),
    });
    onDone(mark === "erased");
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
    cancelFollowing: ({ scheduleId, occurrence }: Series) =>
      act("cancel following", "cancel", async () => {
        const goOn = await cancelFrom(scheduleId, occurrence);
        // What was changed by hand stays when its schedule ends, and is not made again with it.
        const { reason } = await send({ kind: "cancel", id });
        const undo = async () => {
          await goOn?.();
          if (reason !== "schedule") await restore();
        };
        return ["cancelled, and all that follow", goOn && undo];
      }),
    setDone: () => {
      const kind = reminder.doneAt === null ? "complete" : "reopen";
      act(kind, "mark", async () => {
        await send({ kind, id });
        if (!isFinal(reminder)) {
          const undo = async () => {
            await restore();
            await send({ kind: "reopen", id });
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
    dismiss: () =>
      later("dismissed", "dismiss", async () => {
        await send({ kind: "dismiss", id });
        setPending(client, id);
      }),
    erase: () => later("erased", "erase", () => erase(id)),
  };
}

export type ReminderChanges = ReturnType<typeof useReminderChanges>;

interface Run {
  name: string;
  action: Action;
  work: () => Promise<void>;
}

/** The name of what runs, why the last one failed, and a function that runs an action. */
export function useActionRunner() {
  const client = useQueryClient();
  const mutationKey = [useId()];
  const { mutate, isPending, variables, error } = useMutation({
    mutationKey,
    mutationFn: ({ work }: Run) => work(),
  });
  return {
    pending: isPending ? variables.name : undefined,
    problem: error ? errorMessage(error, variables.action) : undefined,
    run: (name: string, action: Action, work: () => Promise<void>) => {
      if (client.isMutating({ mutationKey }) === 0) mutate({ name, action, work });
    },
  };
}
