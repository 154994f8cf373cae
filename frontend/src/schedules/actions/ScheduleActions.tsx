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
import { tooLateText } from "../too-late";

/** What its button says, and while it runs; what was done; and the way back. */
const WORDS = {
  pause: { text: "Pause", pendingText: "Pausing…", done: "paused.", back: "resume" },
  resume: { text: "Resume", pendingText: "Resuming…", done: "goes on.", back: "pause" },
  end: { text: "End it", pendingText: "Ending…", done: "ended.", back: undefined },
} as const;

interface Props {
  schedule: Schedule;
  onDone: (kind: SimpleScheduleChange) => void;
}

/** The controls of the schedule's status, and why the last action failed. */
export function ScheduleActions({ schedule, onDone }: Props) {
  const { pending, problem, run } = useActionRunner();
  const announce = useAnnounce();
  const { simple } = useScheduleChanges();
  const box = useRef<HTMLDivElement>(null);
  const { panel, show, onKeyDown } = usePanel<"end">(box);
  const toggle = schedule.status === "active" ? "pause" : "resume";
  const button = (kind: SimpleScheduleChange) => ({
    text: WORDS[kind].text,
    pendingText: pending === kind && WORDS[kind].pendingText,
    onPress: () =>
      run(kind, "change", async () => {
        const { done, back } = WORDS[kind];
        const { tooLate } = await simple(kind, schedule).catch(inWords);
        show();
        const words = `${reminderTitle(schedule)}: ${done}${tooLateText(tooLate.length)}`;
        announce(words, back ? { undo: () => simple(back, schedule).catch(inWords) } : {});
        onDone(kind);
      }),
  });
  const end = button("end");
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- its controls bubble to it
    <div class="reminder-actions" ref={box} onKeyDown={onKeyDown}>
      {schedule.status !== "ended" && (
        <>
          <ActionBar
            reminder={schedule}
            actions={{
              Toggle: button(toggle),
              Change: { href: editSchedulePath(schedule.id) },
              End: { expanded: panel === "end", onPress: () => show(panel ? undefined : "end") },
            }}
          />
          {panel === "end" && (
            <Question
              text="End it for good? Nothing more of it is sent."
              isPending={pending === "end"}
              answers={[
                [end.pendingText || end.text, end.onPress],
                ["Keep it", () => show()],
              ]}
            />
          )}
        </>
      )}
      <Problem text={problem} />
    </div>
  );
}

function inWords(error: unknown): never {
  const isEnded = error instanceof ApiError && error.problem?.code === "wrong_status";
  throw isEnded ? new Error("It has ended, so it can't be changed.") : error;
}
