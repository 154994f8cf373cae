// The actions of a reminder.
import type { ComponentChildren } from "preact";
import { useReducer, useRef, useState } from "preact/hooks";
import type { Reminder } from "../../api/types";
import { type NewTime, requestedTime } from "../data/change";
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
      {phase === "scheduled" && (
        <p class="hint">
          Neither Done nor Cancel sends it; with Done it counts as done.
          {reminder.scheduleId !== null && " To skip only this one, choose Cancel."}
        </p>
      )}
    </ActionBox>
  );
}

function waitingActions(reminder: Reminder, changes: ReminderChanges): Actions {
  const { id, version, scheduleId, occurrence } = reminder;
  const { pending, act } = changes;
  const isOccurrence = scheduleId !== null && occurrence !== null;
  const complete = () => act("Done", { kind: "complete", id }, { more: ", and not sent" });
  const cancel = () =>
    act("Cancel", { kind: "cancel", id }, { more: isOccurrence ? ", only this one" : "" });
  const changeTime = (name: string, body: NewTime) =>
    act(name, { kind: "update", id, version, body });
  const newTime = <TimePanel label="New time" {...{ pending, reminder }} onChoose={changeTime} />;
  const following = isOccurrence ? editSchedulePath(scheduleId, occurrence) : "";
  const cancelFollowing = () => isOccurrence && changes.cancelFollowing(scheduleId, occurrence);
  const question = (verb: string, onlyThis: Target, all: Target) => (
    <Question
      text={`It repeats. ${verb} which?`}
      isPending={pending !== undefined}
      answers={{
        "Only this one": onlyThis,
        [pending === "Cancel following" ? "Cancelling…" : "This and all that follow"]: all,
      }}
    />
  );
  const askWhich = (verb: string, onlyThis: Target, all: Target) =>
    isOccurrence ? { panel: () => question(verb, onlyThis, all) } : { target: onlyThis };
  const timeQuestion = (onOnlyThis: () => void) => question("Change", onOnlyThis, following);
  return {
    Done: { busy: "Marking…", target: complete },
    "Change time": {
      panel: () =>
        isOccurrence ? <AfterQuestion question={timeQuestion}>{newTime}</AfterQuestion> : newTime,
    },
    Edit: askWhich("Edit", editPath(id), following),
    Cancel: { busy: "Cancelling…", ...askWhich("Cancel for good", cancel, cancelFollowing) },
    Duplicate: { target: changes.duplicate },
    Repeats: scheduleId !== null && { target: schedulePath(scheduleId) },
  };
}

interface AfterQuestionProps {
  question: (onAnswer: () => void) => ComponentChildren;
  children: ComponentChildren;
}

function AfterQuestion({ question, children }: AfterQuestionProps) {
  const [isAnswered, setAnswered] = useState(false);
  return <>{isAnswered ? children : question(() => setAnswered(true))}</>;
}

function finishedActions(reminder: Reminder, changes: ReminderChanges): Actions {
  const { pending, act, isUnsent, isAhead } = changes;
  const { id, status, attention } = reminder;
  const isDone = reminder.doneAt !== null;
  const needsFix = attention || status === "failed" || status === "partially_sent";
  const canRestore = status === "cancelled" && isAhead && !isUnsent;
  const mark = () => act("Done", { kind: isDone ? "reopen" : "complete", id });
  const snooze = (name: string, body: NewTime, done?: string) =>
    act(name, { kind: "snooze", id, body }, { ...(done && { done }) });
  const restore = () => snooze("Restore", requestedTime(reminder), "Restored");
  const dismiss = () => act("Dismiss", { kind: "dismiss", id });
  const newTime = () => (
    <TimePanel label="When again" {...{ pending, reminder }} onChoose={snooze} />
  );
  const eraseQuestion = (close: () => void) => (
    <Question
      text="Erase it for good, with its text and addresses?"
      answers={{ "Erase it": changes.erase, "Keep it": close }}
    />
  );
  return {
    "Fix and send again": needsFix && { target: fixPath(id) },
    Restore: canRestore && { busy: "Restoring…", target: restore },
    Snooze: !needsFix && !isUnsent && { panel: newTime },
    Done: !isUnsent && { text: isDone ? "Not done" : "Done", busy: "Marking…", target: mark },
    Dismiss: attention && { target: dismiss },
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
