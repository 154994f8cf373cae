// The actions of a reminder.
import type { ComponentChildren } from "preact";
import { useReducer, useRef, useState } from "preact/hooks";
import type { Reminder } from "../../api/types";
import { isFinal } from "../labels";
import { editPath, editSchedulePath, fixPath, schedulePath } from "../paths";
import { ActionBox, type Actions, Question, type Target } from "./ActionBox";
import { TimePanel } from "./TimePanel";
import { type OnDone, type ReminderChanges, useReminderChanges } from "./useReminderChanges";

const PHASES = { scheduled: waitingActions, sending: () => ({}), finished: finishedActions };

/** The actions of the reminder's phase. */
export function ReminderActions({ reminder, onDone }: { reminder: Reminder; onDone: OnDone }) {
  const { phase, box } = useStablePhase(reminder);
  const changes = useReminderChanges(reminder, onDone);
  const { pending, problem } = changes;
  const actions = PHASES[phase](reminder, changes);
  return (
    <ActionBox item={reminder} {...{ actions, pending, problem, box }}>
      {phase === "sending" && <p class="hint">It is being sent right now.</p>}
    </ActionBox>
  );
}

function waitingActions(reminder: Reminder, changes: ReminderChanges): Actions {
  const { id, scheduleId, occurrence } = reminder;
  const { pending, changeTime, cancel, complete, duplicate } = changes;
  const newTime = <TimePanel label="New time" {...{ pending, reminder }} onChoose={changeTime} />;
  const isOccurrence = scheduleId !== null && occurrence !== null;
  const following = isOccurrence ? editSchedulePath(scheduleId, occurrence) : "";
  const cancelFollowing = () => isOccurrence && changes.cancelFollowing(scheduleId, occurrence);
  const question = (verb: string, onlyThis: Target, all: Target) => (
    <Question
      text={`It repeats. ${verb} which?`}
      isPending={pending !== undefined}
      answers={[
        ["Only this one", onlyThis],
        [pending === "Cancel following" ? "Cancelling…" : "This and all that follow", all],
      ]}
    />
  );
  const askFirst = (skip: () => void) => question("Change", skip, following);
  const single: Actions = {
    "Change time": { panel: () => newTime },
    Edit: { target: editPath(id) },
    Cancel: { busy: "Cancelling…", target: cancel },
  };
  const repeating: Actions = {
    "Change time": { panel: () => <AfterQuestion {...{ askFirst }}>{newTime}</AfterQuestion> },
    Edit: { panel: () => question("Edit", editPath(id), following) },
    Cancel: {
      busy: "Cancelling…",
      panel: () => question("Cancel for good", cancel, cancelFollowing),
    },
  };
  return {
    Done: { busy: "Marking…", target: complete },
    ...(isOccurrence ? repeating : single),
    Duplicate: { target: duplicate },
    Repeats: scheduleId !== null && { target: schedulePath(scheduleId) },
  };
}

interface AfterQuestionProps {
  askFirst: (onAnswer: () => void) => ComponentChildren;
  children: ComponentChildren;
}

function AfterQuestion({ askFirst, children }: AfterQuestionProps) {
  const [isAnswered, setAnswered] = useState(false);
  return <>{isAnswered ? children : askFirst(() => setAnswered(true))}</>;
}

function finishedActions(reminder: Reminder, changes: ReminderChanges): Actions {
  const { pending, sendAgain, isUnsent, isAhead, complete, reopen } = changes;
  const { id, status, attention, doneAt } = reminder;
  const needsFix = attention || status === "failed" || status === "partially_sent";
  const canRestore = status === "cancelled" && isAhead && !isUnsent;
  const newTime = () => (
    <TimePanel label="When again" {...{ pending, reminder }} onChoose={sendAgain} />
  );
  const eraseQuestion = (close: () => void) => (
    <Question
      text="Erase it for good, with its text and addresses?"
      answers={[
        ["Erase it", changes.erase],
        ["Keep it", close],
      ]}
    />
  );
  return {
    "Fix and send again": needsFix && { target: fixPath(id) },
    Restore: canRestore && { busy: "Restoring…", target: changes.restore },
    Snooze: !needsFix && !isUnsent && { panel: newTime },
    Done: !isUnsent && {
      text: doneAt === null ? "Done" : "Not done",
      busy: "Marking…",
      target: doneAt === null ? complete : reopen,
    },
    Dismiss: attention && { target: changes.dismiss },
    Duplicate: { target: changes.duplicate },
    Erase: !isUnsent && { panel: eraseQuestion },
  };
}

/** The reminder's phase, and the properties of its box: the phase stays while the focus is there. */
function useStablePhase(reminder: Reminder) {
  const ref = useRef<HTMLDivElement>(null);
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  const waits = reminder.status === "scheduled" ? "scheduled" : "sending";
  const phase = isFinal(reminder) ? "finished" : waits;
  const shown = useRef<keyof typeof PHASES>(phase);
  if (!ref.current?.contains(document.activeElement)) shown.current = phase;
  const onFocusOut = () => void setTimeout(() => rerender(undefined));
  return { phase: shown.current, box: { ref, onFocusOut } };
}
