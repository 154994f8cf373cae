// What can be done with a schedule: it stands still for a while, is changed, or ends.
import { useRef } from "preact/hooks";
import { ApiError } from "../../api/errors";
import type { Schedule } from "../../api/types";
import { ActionBar, Problem, Question } from "../../reminders/actions/ActionBar";
import { usePanel } from "../../reminders/actions/usePanel";
import { useActionRunner } from "../../reminders/actions/useReminderChanges";
import type { SimpleScheduleChange } from "../../reminders/data/change";
import { reminderTitle } from "../../reminders/labels";
import { editSchedulePath } from "../../reminders/paths";
import { useAnnounce } from "../../ui/Announcer";
import { useScheduleChanges } from "../data/schedule-changes";
import { tooLateText } from "../labels";

const DONE = { pause: "paused.", resume: "goes on.", end: "ended." } as const;

interface Props {
  schedule: Schedule;
  /** Called once something was done. */
  onDone: (kind: SimpleScheduleChange) => void;
}

/** The controls of the schedule's status, and why the last action failed. */
export function ScheduleActions({ schedule, onDone }: Props) {
  const { pending, problem, run } = useActionRunner();
  const announce = useAnnounce();
  const { simple } = useScheduleChanges();
  const box = useRef<HTMLDivElement>(null);
  const { panel, show, onKeyDown } = usePanel<"end">(box);
  const isEnding = panel === "end";
  const toggle = schedule.status === "active" ? "pause" : "resume";
  const change = (kind: SimpleScheduleChange) =>
    run(kind, "change", async () => {
      const { tooLate } = await simple(kind, schedule).catch(inWords);
      show();
      const back = kind === "pause" ? "resume" : "pause";
      announce(
        `${reminderTitle(schedule)}: ${DONE[kind]}${tooLateText(tooLate.length)}`,
        kind === "end" ? {} : { undo: () => simple(back, schedule).catch(inWords) },
      );
      onDone(kind);
    });
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- its controls bubble to it
    <div class="reminder-actions" ref={box} onKeyDown={onKeyDown}>
      {schedule.status !== "ended" && (
        <ActionBar
          reminder={schedule}
          actions={{
            Toggle: {
              text: toggle === "pause" ? "Pause" : "Resume",
              pendingText: pending === toggle && (toggle === "pause" ? "Pausing…" : "Resuming…"),
              onPress: () => change(toggle),
            },
            Change: { href: editSchedulePath(schedule.id) },
            End: { expanded: isEnding, onPress: () => show(isEnding ? undefined : "end") },
          }}
        />
      )}
      {isEnding && schedule.status !== "ended" && (
        <Question
          text="End it for good? Nothing more of it is sent."
          isPending={pending === "end"}
          answers={[
            [pending === "end" ? "Ending…" : "End it", () => change("end")],
            ["Keep it", () => show()],
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
