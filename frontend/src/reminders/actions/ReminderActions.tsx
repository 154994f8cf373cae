// What can be done with a reminder, and why the last thing could not be done.
import type { RefObject } from "preact";
import { useReducer, useRef } from "preact/hooks";
import { useLocation } from "wouter-preact";
import type { Preference, Reminder } from "../../api/types";
import { useNow } from "../../time/clock";
import { usePending, withPending } from "../data/pending";
import { storeDraft } from "../form/draft";
import { isFinal } from "../labels";
import { CREATE_PATH, editPath, editSchedulePath, fixPath, schedulePath } from "../paths";
import { ActionBar, Problem, Question } from "./ActionBar";
import { TimePanel } from "./TimePanel";
import { usePanel } from "./usePanel";
import { type OnDone, type ReminderChanges, useReminderChanges } from "./useReminderChanges";

interface Props {
  reminder: Reminder;
  onDone: OnDone;
}

/** What is open below the buttons: a new time, or a question. */
type Panel = "time" | "which time" | "which edit" | "which cancel" | "erase";

/** The controls of the reminder's phase. The Escape key closes what they opened. */
export function ReminderActions({ reminder: known, onDone }: Props) {
  const [reminder = known] = withPending([known], usePending());
  const box = useRef<HTMLDivElement>(null);
  const { phase, onFocusOut } = useStablePhase(reminder, box);
  const changes = useReminderChanges(reminder, onDone);
  const { panel, show, onKeyDown } = usePanel<Panel>(box);
  const parts = { reminder, changes, panel, show };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- its controls bubble to it
    <div class="reminder-actions" ref={box} onFocusOut={onFocusOut} onKeyDown={onKeyDown}>
      {phase === "scheduled" && <Scheduled {...parts} />}
      {phase === "sending" && <p class="hint">It is being sent right now.</p>}
      {phase === "finished" && <Finished {...parts} />}
      <Problem text={changes.problem} />
    </div>
  );
}

interface Parts {
  reminder: Reminder;
  changes: ReminderChanges;
  panel: Panel | undefined;
  show: (panel?: Panel) => void;
}

/** What a button opens: the first of `names`, or it closes whichever is open. */
function opener({ panel, show }: Parts, ...names: Panel[]) {
  const isOpen = panel !== undefined && names.includes(panel);
  return { expanded: isOpen, onPress: () => show(isOpen ? undefined : names[0]) };
}

/** Another time, another text, none at all; of what repeats, this one or all that follow. */
function Scheduled(parts: Parts) {
  const { reminder, changes, panel, show } = parts;
  const { id, scheduleId, occurrence } = reminder;
  const { pending } = changes;
  const duplicate = useDuplicate(reminder);
  const series =
    scheduleId !== null && occurrence !== null ? { scheduleId, occurrence } : undefined;
  const following = series && editSchedulePath(series.scheduleId, series.occurrence);
  const asks = (verb: string, onlyThis: string | (() => void), all: string | (() => void)) => (
    <Question
      text={`It repeats. ${verb} which?`}
      isPending={pending !== undefined}
      answers={[
        ["Only this one", onlyThis],
        [pending === "cancel following" ? "Cancelling…" : "This and all that follow", all],
      ]}
    />
  );
  return (
    <>
      <ActionBar
        reminder={reminder}
        actions={{
          Done: { pendingText: pending === "complete" && "Marking…", onPress: changes.setDone },
          "Change time": series ? opener(parts, "which time", "time") : opener(parts, "time"),
          Edit: series ? opener(parts, "which edit") : { href: editPath(id) },
          Cancel: {
            pendingText: pending === "cancel" && "Cancelling…",
            ...(series ? opener(parts, "which cancel") : { onPress: changes.cancel }),
          },
          Duplicate: { onPress: duplicate },
          ...(scheduleId !== null && { Repeats: { href: schedulePath(scheduleId) } }),
        }}
      />
      {following && panel === "which time" && asks("Change", () => show("time"), following)}
      {following && panel === "which edit" && asks("Edit", editPath(id), following)}
      {series &&
        panel === "which cancel" &&
        asks("Cancel for good", changes.cancel, () => changes.cancelFollowing(series))}
      {panel === "time" && (
        <TimePanel
          label="New time"
          pending={pending}
          reminder={reminder}
          onChoose={changes.changeTime}
        />
      )}
    </>
  );
}

/** What did not reach everybody is fixed and sent again; what was cancelled in time is restored. */
function Finished(parts: Parts) {
  const { reminder, changes, panel, show } = parts;
  const { pending, restore, sendAgain, setDone } = changes;
  const { id, status, attention, doneAt } = reminder;
  const duplicate = useDuplicate(reminder);
  const now = useNow();
  const needsFix = attention || status === "failed" || status === "partially_sent";
  const isInTime = status === "cancelled" && Date.parse(reminder.dueAt) > now;
  const isMarked = pending === "complete" || pending === "reopen";
  return (
    <>
      <ActionBar
        reminder={reminder}
        actions={{
          ...(needsFix && { "Fix and send again": { href: fixPath(id) } }),
          ...(isInTime && {
            Restore: { pendingText: pending === "restore" && "Restoring…", onPress: restore },
          }),
          ...(!needsFix && { Snooze: opener(parts, "time") }),
          Done: {
            text: doneAt === null ? "Done" : "Not done",
            pendingText: isMarked && "Marking…",
            onPress: setDone,
          },
          ...(attention && { Dismiss: { onPress: changes.dismiss } }),
          Duplicate: { onPress: duplicate },
          Erase: opener(parts, "erase"),
        }}
      />
      {panel === "time" && (
        <TimePanel label="When again" pending={pending} reminder={reminder} onChoose={sendAgain} />
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

/** Leads to the form for a new one with its text and addresses; the time is chosen anew. */
function useDuplicate({ message, subject, preference, email, phone }: Reminder) {
  const [, navigate] = useLocation();
  return () => {
    storeDraft({
      message,
      subject: subject ?? "",
      preference: preference as Preference,
      email: email ?? "",
      phone: phone ?? "",
    });
    navigate(CREATE_PATH);
  };
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
