// What a person may do with one reminder, each with its way back.
import { useQueryClient } from "@tanstack/preact-query";
import { navigate } from "wouter-preact/use-browser-location";
import type { Reminder } from "../../api/types";
import { useFollowing } from "../../schedules/data/following";
import { formatDue } from "../../time/format";
import { serverNow } from "../../time/server-clock";
import { viewerZone } from "../../time/zones";
import { useAnnounce } from "../../ui/Announcer";
import { type NewTime, type ReminderChange, timeOf } from "../data/change";
import { useErase, useSendChange } from "../data/mutations";
import { setPending } from "../data/pending";
import { type Action, errorMessage } from "../error-message";
import { focusRow } from "../focus-row";
import { isFinal, reminderTitle } from "../labels";
import { reminderPath } from "../paths";
import { askedTime } from "./time/chosen-time";
import { useActionRunner } from "./useActionRunner";
import type { Series } from "./WhichOnes";

/** Called once something was done; `isGone` tells that the reminder is shown no longer. */
export type OnDone = (isGone: boolean) => void;

/** Functions that change `reminder`, say so and offer to undo it; which one runs, and what failed. */
export function useReminderChanges(reminder: Reminder, onDone: OnDone) {
  const announce = useAnnounce();
  const client = useQueryClient();
  const { mutateAsync } = useSendChange();
  const erase = useErase();
  const { cancelFrom } = useFollowing();
  const { run, pending, problem } = useActionRunner();
  const title = reminderTitle(reminder);
  const { id } = reminder;
  const send = (change: ReminderChange) => mutateAsync({ change, title });
  const undoing = (work: () => Promise<unknown>, action: Action = "change") => ({
    undo: work,
    problemText: (error: Error) => errorMessage(error, action),
  });
  const dueWords = (due: Reminder) => formatDue(due, viewerZone(), serverNow());

  const restore = async () => {
    const again = await send({ kind: "snooze", id, body: timeOf(reminder) });
    if (window.location.pathname === reminderPath(id)) navigate(reminderPath(again.id));
    else focusRow(again.id);
  };
  /** Says and marks it at once, and asks for it when it can't be undone any more. */
  const later = (mark: "dismissed" | "erased", action: Action, commit: () => Promise<unknown>) => {
    const unmark = () => setPending(client, id);
    setPending(client, id, mark);
    announce(`${title}: ${mark}`, {
      ...undoing(() => {
        unmark();
        focusRow(id);
        return Promise.resolve();
      }, action),
      commit: () =>
        commit().catch((error: unknown) => {
          unmark();
          throw error;
        }),
    });
    onDone(mark === "erased");
  };
  const end = (kind: "cancel" | "complete", following?: () => Promise<unknown>) =>
    run(
      following === undefined ? kind : "cancel following",
      kind === "cancel" ? "cancel" : "mark",
      async () => {
        await following?.();
        await send({ kind, id }); // what was changed by hand stays when its schedule ends before it
        const undo = async () => {
          await restore();
          if (kind === "complete") await send({ kind: "reopen", id });
        };
        if (following !== undefined) announce(`${title}: cancelled, and all that follow`, {});
        else if (kind === "cancel") announce(`${title}: cancelled`, undoing(undo, "snooze"));
        else announce(`${title}: done, and not sent`, undoing(undo, "snooze"));
        onDone(false);
      },
    );

  return {
    pending,
    problem,
    cancel: () => {
      end("cancel");
    },
    /** The reminder, and those that its schedule would make after it. */
    cancelFollowing: ({ scheduleId, occurrence }: Series) =>
      end("cancel", () => cancelFrom(scheduleId, occurrence)),
    setDone: () => {
      if (!isFinal(reminder)) {
        end("complete");
        return;
      }
      const [kind, back] =
        reminder.doneAt === null
          ? (["complete", "reopen"] as const)
          : (["reopen", "complete"] as const);
      run(kind, "mark", async () => {
        await send({ kind, id });
        const undo = async () => {
          await send({ kind: back, id });
          focusRow(id);
        };
        announce(`${title}: ${kind === "complete" ? "done" : "not done"}`, undoing(undo, "mark"));
        onDone(false);
      });
    },
    changeTime: (name: string, time: NewTime) =>
      run(name, "change", async () => {
        const body = askedTime(time, reminder);
        const { version } = reminder;
        const changed = await send({ kind: "update", id, version, body });
        const undo = async () => {
          await send({ kind: "update", id, version: changed.version, body: timeOf(reminder) });
          focusRow(id);
        };
        announce(`${title}: now due ${dueWords(changed)}`, undoing(undo));
        onDone(false);
      }),
    sendAgain: (name: string, time: NewTime) =>
      run(name, "snooze", async () => {
        const again = await send({ kind: "snooze", id, body: askedTime(time, reminder) });
        announce(`${title}: comes again ${dueWords(again)}`, {
          ...undoing(() => send({ kind: "cancel", id: again.id }), "cancel"),
          href: reminderPath(again.id),
        });
        onDone(false);
      }),
    restore: () =>
      run("restore", "snooze", async () => {
        await restore();
        announce(`${title}: restored`);
      }),
    dismiss: () =>
      later("dismissed", "dismiss", async () => {
        await send({ kind: "dismiss", id });
        setPending(client, id);
      }),
    erase: () => later("erased", "erase", () => erase(id)),
  };
}

export type ReminderChanges = ReturnType<typeof useReminderChanges>;
