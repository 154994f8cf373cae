// The state of the form that changes a schedule, or what follows from an occurrence on.
import { useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { ApiError } from "../../api/errors";
import type { Schedule, ScheduleCreate } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { formerFields } from "../../reminders/data/change";
import { errorMessage } from "../../reminders/error-message";
import type { DraftChange } from "../../reminders/form/draft";
import { removeEdits, storedEdits, storeEdits } from "../../reminders/form/edits";
import { type FormProblem, problemsOf } from "../../reminders/form/problems";
import { validatedSchedule } from "../../reminders/form/repeat/schedule-request";
import { schedulePath } from "../../reminders/paths";
import { viewerZone } from "../../time/zones";
import { useAnnounce } from "../../ui/Announcer";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { tooLateText } from "../actions/too-late";
import { useFollowing } from "../data/following";
import { useScheduleChanges } from "../data/schedule-changes";
import { changedMembers, draftOfSchedule, haveOtherTimes } from "./draft-of-schedule";

const DONE = "Your changes are saved.";

/** The draft, its problems, and the ways to change, save and leave it. */
export function useEditSchedule(schedule: Schedule, occurrence?: string) {
  const { config } = useSettings();
  const announce = useAnnounce();
  const [, navigate] = useLocation();
  const { update } = useScheduleChanges();
  const { changeFrom } = useFollowing();
  const [first] = useState(() => draftOfSchedule(schedule, occurrence));
  const key = `schedule ${schedule.id} ${occurrence ?? ""}`;
  const [draft, setDraft] = useState(() => ({ ...first, ...storedEdits(key) }));
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [isSaving, setSaving] = useState(false);
  const change: DraftChange = (changes) => {
    storeEdits(key, changes);
    setDraft((before) => ({ ...before, ...changes }));
  };

  const send = async (filled: ScheduleCreate) => {
    if (occurrence !== undefined) {
      const { next, undo } = await changeFrom(schedule, occurrence, filled);
      return { id: next.id, done: "This and all that follow are changed.", undo };
    }
    const changes = changedMembers(schedule, filled, haveOtherTimes(draft, first));
    if (Object.keys(changes).length === 0) return { id: schedule.id, done: DONE };
    const saved = await update(schedule, changes);
    const undo = () => update(saved, formerFields(schedule, changes));
    return { id: schedule.id, done: DONE + tooLateText(saved.tooLate.length), undo };
  };
  const save = async (filled: ScheduleCreate) => {
    setSaving(true);
    try {
      const { id, done, undo } = await send(filled);
      removeEdits(key);
      announce(done, undo ? { undo, problemText: (error) => errorMessage(error, "change") } : {});
      navigate(schedulePath(id));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const isInvalid = error instanceof ApiError && error.status === 422;
      const texts = [{ text: errorMessage(error, "change") }];
      setProblems(isInvalid ? problemsOf(error, draft) : texts);
      setSaving(false);
    }
  };
  const submit = useSingleFlight(async () => {
    const request = await validatedSchedule(draft, viewerZone(), config);
    if ("problems" in request) setProblems(request.problems);
    else await save(request.body);
  });
  return { draft, change, problems, submit, isSaving, leave: () => removeEdits(key) };
}
