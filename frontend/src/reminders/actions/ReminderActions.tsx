// The actions of a reminder.
import type { ComponentChildren } from "preact";
import { useReducer, useRef, useState } from "preact/hooks";
import type { Reminder } from "../../api/types";
import { useNow } from "../../time/clock";
import { endIn, usePending } from "../data/pending";
import { useDuplicate } from "../form/existing";
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
  const duplicate = useDuplicate();
  const actions = PHASES[phase]({
    reminder,
    changes,
    duplicate: () => duplicate(reminder),
    isUnsent: useUnsentChange(reminder),
    isAhead: Date.parse(reminder.dueAt) > useNow(),
  });
  return (
    <ActionBox item={reminder} problem={changes.problem} {...{ actions, box }}>
      {phase === "sending" && <p class="hint">It is being sent right now.</p>}
    </ActionBox>
  );
}

interface Context {
  reminder: Reminder;
  changes: ReminderChanges;
  duplicate: () => void;
  isUnsent: boolean;
  isAhead: boolean;
}

function waitingActions({ reminder, changes, duplicate }: Context): Actions {
  const { id, scheduleId, occurrence } = reminder;
  const { pending, cancel, changeTime } = changes;
  const newTime = <TimePanel label="New time" {...{ pending, reminder }} onChoose={changeTime} />;
  const isOccurrence = scheduleId !== null && occurrence !== null;
  const following = isOccurrence ? editSchedulePath(scheduleId, occurrence) : "";
  const cancelFollowing = () => isOccurrence && changes.cancelFollowing(scheduleId, occurrence);
  const question = (verb: string, one: Target, all: Target) => (
    <Question
      text={`It repeats. ${verb} which?`}
      isPending={pending !== undefined}
      answers={[
        ["Only this one", one],
        [pending === "cancel following" ? "Cancelling…" : "This and all that follow", all],
      ]}
    />
  );
  const askFirst = (skip: () => void) => question("Change", skip, following);
  const cancelQuestion = () => question("Cancel for good", cancel, cancelFollowing);
  return {
    Done: { busy: pending === "complete" && "Marking…", target: changes.setDone },
    "Change time": {
      panel: () => (isOccurrence ? <AfterQuestion {...{ askFirst }} panel={newTime} /> : newTime),
    },
    Edit: isOccurrence
      ? { panel: () => question("Edit", editPath(id), following) }
      : { target: editPath(id) },
    Cancel: {
      busy: pending === "cancel" && "Cancelling…",
      ...(isOccurrence ? { panel: cancelQuestion } : { target: cancel }),
    },
    Duplicate: { target: duplicate },
    Repeats: scheduleId !== null && { target: schedulePath(scheduleId) },
  };
}

interface AfterQuestionProps {
  askFirst: (onAnswer: () => void) => ComponentChildren;
  panel: ComponentChildren;
}

function AfterQuestion({ askFirst, panel }: AfterQuestionProps) {
  const [isAnswered, setAnswered] = useState(false);
  return <>{isAnswered ? panel : askFirst(() => setAnswered(true))}</>;
}

function finishedActions({ reminder, changes, duplicate, isUnsent, isAhead }: Context): Actions {
  const { pending, restore, setDone } = changes;
  const { id, status, attention, doneAt } = reminder;
  const needsFix = attention || status === "failed" || status === "partially_sent";
  const isMarked = pending === "complete" || pending === "reopen";
  const canRestore = status === "cancelled" && isAhead && !isUnsent;
  const newTime = () => (
    <TimePanel label="When again" {...{ pending, reminder }} onChoose={changes.sendAgain} />
  );
  return {
    "Fix and send again": needsFix && { target: fixPath(id) },
    Restore: canRestore && { busy: pending === "restore" && "Restoring…", target: restore },
    Snooze: !needsFix && !isUnsent && { panel: newTime },
    Done: !isUnsent && {
      text: doneAt === null ? "Done" : "Not done",
      busy: isMarked && "Marking…",
      target: setDone,
    },
    Dismiss: attention && { target: changes.dismiss },
    Duplicate: { target: duplicate },
    Erase: !isUnsent && {
      panel: (close) => (
        <Question
          text="Erase it for good, with its text and addresses?"
          answers={[
            ["Erase it", changes.erase],
            ["Keep it", close],
          ]}
        />
      ),
    },
  };
}

/** Whether it has ended by a change that the server doesn't know of yet: Undo alone takes it back. */
function useUnsentChange({ id, scheduleId, reason }: Reminder): boolean {
  const pending = usePending();
  const change = pending[id] ?? endIn(pending, reason === "schedule" ? scheduleId : null);
  return change?.isOpen === true && change.mark !== "dismissed";
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
