// What can be done with a schedule: it stands still for a while, is changed, or ends.
import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { ApiError } from "../../api/errors";
import type { Schedule } from "../../api/types";
import { ActionButton, HiddenTitle } from "../../reminders/actions/ActionButton";
import { Problem } from "../../reminders/actions/Problem";
import { Question } from "../../reminders/actions/Question";
import { useActionRunner } from "../../reminders/actions/useActionRunner";
import { reminderTitle } from "../../reminders/labels";
import { editSchedulePath } from "../../reminders/paths";
import { useAnnounce } from "../../ui/Announcer";
import { type SimpleScheduleChange, useScheduleChanges } from "../data/schedule-changes";
import { tooLateText } from "./too-late";

const DONE: Readonly<Record<SimpleScheduleChange, string>> = {
  pause: "paused.",
  resume: "goes on.",
  end: "ended.",
};

/** The controls of the schedule's status, and why the last action failed. */
export function ScheduleActions({ schedule }: { schedule: Schedule }) {
  const { pending, problem, run } = useActionRunner();
  const announce = useAnnounce();
  const { simple } = useScheduleChanges();
  const [isEnding, setEnding] = useState(false);
  const isActive = schedule.status === "active";
  const toggle = isActive ? "pause" : "resume";
  const change = (kind: SimpleScheduleChange) =>
    run(kind, "change", async () => {
      const { tooLate } = await simple(kind, schedule).catch(inWords);
      setEnding(false);
      const words = `${reminderTitle(schedule)}: ${DONE[kind]}`;
      const back = kind === "pause" ? "resume" : "pause";
      announce([words, tooLateText(tooLate.length)].filter(Boolean).join(" "), {
        ...(kind !== "end" && { undo: () => simple(back, schedule).catch(inWords) }),
      });
    });
  return (
    <div class="reminder-actions">
      {schedule.status !== "ended" && (
        <div class="action-bar">
          <ActionButton
            reminder={schedule}
            pendingText={
              (pending === "pause" && "Pausing…") || (pending === "resume" && "Resuming…")
            }
            onPress={() => change(toggle)}
          >
            {isActive ? "Pause" : "Resume"}
          </ActionButton>
          <Link class="action" href={editSchedulePath(schedule.id)}>
            Change
            <HiddenTitle reminder={schedule} />
          </Link>
          <ActionButton
            reminder={schedule}
            expanded={isEnding}
            onPress={() => setEnding(!isEnding)}
          >
            End
          </ActionButton>
        </div>
      )}
      {isEnding && schedule.status !== "ended" && (
        <Question text="End it for good? Nothing more of it is sent.">
          <button
            type="button"
            class="chip"
            aria-disabled={pending === "end"}
            onClick={() => change("end")}
          >
            {pending === "end" ? "Ending…" : "End it"}
          </button>
          <button type="button" class="chip" onClick={() => setEnding(false)}>
            Keep it
          </button>
        </Question>
      )}
      <Problem text={problem} />
    </div>
  );
}

function inWords(error: unknown): never {
  const isEnded = error instanceof ApiError && error.problem?.code === "wrong_status";
  throw isEnded ? new Error("It has ended, so it can't be changed.") : error;
}
