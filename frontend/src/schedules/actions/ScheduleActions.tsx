// What can be done with a schedule: it stands still for a while, is changed, or ends.
import { useId, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { ApiError } from "../../api/errors";
import type { Schedule } from "../../api/types";
import { ActionButton, HiddenTitle } from "../../reminders/actions/ActionButton";
import { Outcome } from "../../reminders/actions/Outcome";
import { useActionRunner } from "../../reminders/actions/useActionRunner";
import { editSchedulePath } from "../../reminders/paths";
import { type SimpleScheduleChange, useScheduleChanges } from "../data/schedule-changes";
import { tooLateText } from "./too-late";

const DONE: Readonly<Record<SimpleScheduleChange, string>> = {
  pause: "It is paused.",
  resume: "It goes on.",
  end: "It has ended.",
};

/** The controls of the schedule's status, and how the last action went. */
export function ScheduleActions({ schedule }: { schedule: Schedule }) {
  const runner = useActionRunner();
  const { simple } = useScheduleChanges();
  const [isEnding, setEnding] = useState(false);
  const run = (kind: SimpleScheduleChange) =>
    runner.run(kind, "change", async () => {
      const { tooLate } = await simple(kind, schedule).catch(inWords);
      setEnding(false);
      return { text: [DONE[kind], tooLateText(tooLate.length)].filter(Boolean).join(" ") };
    });
  const { pending } = runner;
  const isActive = schedule.status === "active";
  return (
    <div class="reminder-actions">
      {schedule.status !== "ended" && (
        <div class="action-bar">
          <ActionButton
            reminder={schedule}
            pendingText={
              (pending === "pause" && "Pausing…") || (pending === "resume" && "Resuming…")
            }
            onPress={() => run(isActive ? "pause" : "resume")}
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
        <EndPanel
          isPending={pending === "end"}
          onEnd={() => run("end")}
          onKeep={() => setEnding(false)}
        />
      )}
      <Outcome {...runner} />
    </div>
  );
}

interface EndPanelProps {
  isPending: boolean;
  onEnd: () => void;
  onKeep: () => void;
}

/** It can't be taken back, so it is asked for twice. */
function EndPanel({ isPending, onEnd, onKeep }: EndPanelProps) {
  const id = useId();
  return (
    <div class="time-panel" role="group" aria-labelledby={id}>
      <p class="time-panel-label" id={id}>
        End it for good? Nothing more of it is sent.
      </p>
      <div class="quick-choices">
        <button type="button" class="chip" aria-disabled={isPending} onClick={onEnd}>
          {isPending ? "Ending…" : "End it"}
        </button>
        <button type="button" class="chip" onClick={onKeep}>
          Keep it
        </button>
      </div>
    </div>
  );
}

function inWords(error: unknown): never {
  const isEnded = error instanceof ApiError && error.problem?.code === "wrong_status";
  throw isEnded ? new Error("It has ended, so it can't be changed.") : error;
}
