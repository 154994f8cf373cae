// What can be done with a schedule: it stands still for a while, is changed, or ends.
import { useState } from "preact/hooks";
import { ApiError } from "../../api/errors";
import type { Schedule } from "../../api/types";
import { ActionBar, Problem, Question } from "../../reminders/actions/ActionBar";
import { useActionRunner } from "../../reminders/actions/useReminderChanges";
import type { SimpleScheduleChange } from "../../reminders/data/change";
import { reminderTitle } from "../../reminders/labels";
import { editSchedulePath } from "../../reminders/paths";
import { useAnnounce } from "../../ui/Announcer";
import { useScheduleChanges } from "../data/schedule-changes";
import { tooLateText } from "../labels";

const DONE = { pause: "paused.", resume: "goes on.", end: "ended." } as const;

/** The controls of the schedule's status, and why the last action failed. */
export function ScheduleActions({ schedule }: { schedule: Schedule }) {
  const { pending, problem, run } = useActionRunner();
  const announce = useAnnounce();
  const { simple } = useScheduleChanges();
  const [isEnding, setEnding] = useState(false);
  const toggle = schedule.status === "active" ? "pause" : "resume";
  const change = (kind: SimpleScheduleChange) =>
    run(kind, "change", async () => {
      const { tooLate } = await simple(kind, schedule).catch(inWords);
      setEnding(false);
      const back = kind === "pause" ? "resume" : "pause";
      announce(
        `${reminderTitle(schedule)}: ${DONE[kind]}${tooLateText(tooLate.length)}`,
        kind === "end" ? {} : { undo: () => simple(back, schedule).catch(inWords) },
      );
    });
  return (
    <div class="reminder-actions">
      {schedule.status !== "ended" && (
        <ActionBar
          reminder={schedule}
          actions={{
            [toggle === "pause" ? "Pause" : "Resume"]: {
              pendingText: pending === toggle && (toggle === "pause" ? "Pausing…" : "Resuming…"),
              onPress: () => change(toggle),
            },
            Change: { href: editSchedulePath(schedule.id) },
            End: { expanded: isEnding, onPress: () => setEnding(!isEnding) },
          }}
        />
      )}
      {isEnding && schedule.status !== "ended" && (
        <Question
          text="End it for good? Nothing more of it is sent."
          isPending={pending === "end"}
          answers={[
            [pending === "end" ? "Ending…" : "End it", () => change("end")],
            ["Keep it", () => setEnding(false)],
          ]}
        />
      )}
      <Problem text={problem} />
    </div>
  );
}

function inWords(error: unknown): never {
  const isEnded = error instanceof ApiError && error.problem?.code === "wrong_status";
  throw isEnded ? new Error("It has ended, so it can't be changed.") : error;
}
