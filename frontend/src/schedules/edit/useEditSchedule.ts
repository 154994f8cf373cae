// The state of the form that changes a schedule, or what follows from an occurrence on.
import type { Schedule, ScheduleCreate } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { formerFields } from "../../reminders/data/change";
import { validatedSchedule } from "../../reminders/form/request";
import { useEdits } from "../../reminders/form/useEdits";
import { editSchedulePath, schedulePath } from "../../reminders/paths";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { useFollowing } from "../data/following";
import { useScheduleChanges } from "../data/schedule-changes";
import { tooLateText } from "../labels";
import { changedMembers, draftOfSchedule, haveOtherTimes } from "./draft-of-schedule";

const DONE = "Your changes are saved.";

/** The draft, its problems, and the ways to change, save and leave it. */
export function useEditSchedule(schedule: Schedule, occurrence?: string) {
  const { config } = useSettings();
  const { update } = useScheduleChanges();
  const { follow } = useFollowing();
  const key = editSchedulePath(schedule.id, occurrence);
  const edits = useEdits(key, "change", () => draftOfSchedule(schedule, occurrence));
  const { first, draft, setProblems, save } = edits;
  const send = async (filled: ScheduleCreate) => {
    if (occurrence !== undefined) {
      const { next, undo } = await follow({ kind: "follow", schedule, occurrence, body: filled });
      return { path: schedulePath(next.id), done: "This and all that follow are changed.", undo };
    }
    const changes = changedMembers(schedule, filled, haveOtherTimes(draft, first));
    const path = schedulePath(schedule.id);
    if (Object.keys(changes).length === 0) return { path, done: DONE };
    const saved = await update(schedule, changes);
    const undo = () => update(saved, formerFields(schedule, changes));
    return { path, done: DONE + tooLateText(saved.tooLate.length), undo };
  };
  const submit = useSingleFlight(async () => {
    const request = await validatedSchedule(draft, config);
    if ("problems" in request) setProblems(request.problems);
    else await save(() => send(request.body));
  });
  return { ...edits, submit };
}
