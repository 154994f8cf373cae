// What can be done with a reminder, and why the last thing could not be done.
import type { RefObject } from "preact";
import { useReducer, useRef } from "preact/hooks";
import type { Reminder } from "../../api/types";
import { useNow } from "../../time/clock";
import { pendingEnd, usePending } from "../data/pending";
import { useDuplicate } from "../form/draft";
import { isFinal } from "../labels";
import { editPath, editSchedulePath, fixPath, schedulePath } from "../paths";
import { ActionBar, Problem, Question, type Way } from "./ActionBar";
import { TimePanel } from "./TimePanel";
import { usePanel } from "./usePanel";
import { type OnDone, type ReminderChanges, useReminderChanges } from "./useReminderChanges";

interface Props {
  reminder: Reminder;
  onDone: OnDone;
}

type Panel = "time" | "which time" | "which edit" | "which cancel" | "erase";

/** The controls of the reminder's phase. The Escape key closes what they opened. */
export function ReminderActions({ reminder, onDone }: Props) {
  const { panel, show, opening, box } = usePanel<Panel>();
  const { phase, onFocusOut } = useStablePhase(reminder, box.ref);
  const changes = useReminderChanges(reminder, onDone);
  const duplicateOf = useDuplicate();
  const duplicate = () => duplicateOf(reminder);
  const parts = { reminder, changes, panel, show, opening, duplicate };
  return (
    <div class="reminder-actions" {...box} onFocusOut={onFocusOut}>
      {phase === "scheduled" && <Scheduled {...parts} />}
      {phase === "sending" && <p class="hint">It is being sent right now.</p>}
      {phase === "finished" && <Finished {...parts} />}
      <Problem text={changes.problem} />
    </div>
  );
}

interface Parts extends Omit<ReturnType<typeof usePanel<Panel>>, "box"> {
  reminder: Reminder;
  changes: ReminderChanges;
  duplicate: () => void;
}

/** Another time, another text, none at all; of what repeats, this one or all that follow. */
function Scheduled({ reminder, changes, panel, show, opening, duplicate }: Parts) {
  const { id, scheduleId, occurrence } = reminder;
  const { pending, cancel } = changes;
  const isOne = scheduleId !== null && occurrence !== null;
  const following = isOne ? editSchedulePath(scheduleId, occurrence) : "";
  const cancelAll = () => isOne && changes.cancelFollowing(scheduleId, occurrence);
  const questions: Partial<Record<Panel, readonly [string, Way, Way]>> = {
    "which time": ["Change", () => show("time"), following],
    "which edit": ["Edit", editPath(id), following],
    "which cancel": ["Cancel for good", cancel, cancelAll],
  };
  const [verb, onlyThis, all] = (panel && questions[panel]) ?? [];
  return (
    <>
      <ActionBar
        reminder={reminder}
        actions={{
          Done: { busy: pending === "complete" && "Marking…", way: changes.setDone },
          "Change time": isOne ? opening("which time", "time") : opening("time"),
          Edit: isOne ? opening("which edit") : { way: editPath(id) },
          Cancel: {
            busy: pending === "cancel" && "Cancelling…",
            ...(isOne ? opening("which cancel") : { way: cancel }),
          },
          Duplicate: { way: duplicate },
          Repeats: scheduleId !== null && { way: schedulePath(scheduleId) },
        }}
      />
      {onlyThis && all && (
        <Question
          text={`It repeats. ${verb} which?`}
          isPending={pending !== undefined}
          answers={[
            ["Only this one", onlyThis],
            [pending === "cancel following" ? "Cancelling…" : "This and all that follow", all],
          ]}
        />
      )}
      {panel === "time" && (
        <TimePanel label="New time" {...{ pending, reminder }} onChoose={changes.changeTime} />
      )}
    </>
  );
}

/** What did not reach everybody is fixed and sent again; what was cancelled in time is restored. */
function Finished({ reminder, changes, panel, show, opening, duplicate }: Parts) {
  const { pending, restore, sendAgain, setDone } = changes;
  const { id, status, attention, doneAt, dueAt, scheduleId, reason } = reminder;
  const now = useNow();
  const pendings = usePending();
  // Until that is asked for, or its schedule has ended, it is as before by undoing that alone.
  const cause = pendings[id] ?? pendingEnd(pendings, reason === "schedule" ? scheduleId : null);
  const isEnding = cause?.isOpen === true && cause.mark !== "dismissed";
  const needsFix = attention || status === "failed" || status === "partially_sent";
  const isInTime = status === "cancelled" && Date.parse(dueAt) > now && !isEnding;
  const isMarked = pending === "complete" || pending === "reopen";
  return (
    <>
      <ActionBar
        reminder={reminder}
        actions={{
          "Fix and send again": needsFix && { way: fixPath(id) },
          Restore: isInTime && { busy: pending === "restore" && "Restoring…", way: restore },
          Snooze: !needsFix && !isEnding && opening("time"),
          Done: !isEnding && {
            text: doneAt === null ? "Done" : "Not done",
            busy: isMarked && "Marking…",
            way: setDone,
          },
          Dismiss: attention && { way: changes.dismiss },
          Duplicate: { way: duplicate },
          Erase: !isEnding && opening("erase"),
        }}
      />
      {panel === "time" && (
        <TimePanel label="When again" {...{ pending, reminder }} onChoose={sendAgain} />
      )}
      {panel === "erase" && (
        <Question
          text="Erase it for good, with its text and addresses?"
          answers={[
            ["Erase it", changes.erase],
            ["Keep it", () => show()],
          ]}
        />
      )}
    </>
  );
}

/**
 * The phase whose controls are shown in `box`: while one of them has the focus they don't change.
 * `onFocusOut` belongs to the box.
 */
function useStablePhase(reminder: Reminder, box: RefObject<HTMLElement>) {
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  const phase =
    reminder.status === "scheduled" ? "scheduled" : isFinal(reminder) ? "finished" : "sending";
  const shown = useRef<"scheduled" | "finished" | "sending">(phase);
  if (box.current?.contains(document.activeElement) !== true) shown.current = phase;
  const onFocusOut = () => void setTimeout(() => rerender(undefined));
  return { phase: shown.current, onFocusOut };
}
