// The state of the form that edits a reminder, or has it sent again with what was changed.
import { useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { ApiError } from "../../api/errors";
import type { Preference, Reminder, ReminderCreate } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { formatDue } from "../../time/format";
import { whenOf } from "../../time/picker/when";
import { serverNow } from "../../time/server-clock";
import { today, viewerZone } from "../../time/zones";
import { useAnnounce } from "../../ui/Announcer";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { wasRequested } from "../data/idempotency-key";
import { useSnooze, useUpdate } from "../data/mutations";
import { errorMessage } from "../error-message";
import { type Draft, type DraftChange, emptyDraft } from "../form/draft";
import { removeEdits, storedEdits, storeEdits } from "../form/edits";
import { type FormProblem, problemsOf } from "../form/problems";
import { validatedRequest } from "../form/validated-request";
import { reminderPath, type ReminderViewState } from "../paths";
import { changedFields, timeOf } from "./changed-fields";
import { fixedReminder, unsentPreference } from "./fixed-reminder";

/** What says when. */
const TIMES = ["timing", "amount", "unit", "date", "time", "zone", "occurrence"] as const;

const SUBJECT_STAYS: FormProblem = {
  field: "subject",
  text: "What is sent again can't lose its subject: write another.",
};

/**
 * A draft made of `reminder`, its problems, and the ways to change, save and leave it. What is
 * filled in stays until it was saved or left, also while its owner signs in.
 */
export function useEditForm(reminder: Reminder, isFix: boolean) {
  const { config } = useSettings();
  const announce = useAnnounce();
  const [, navigate] = useLocation();
  const send = useSend(reminder, isFix);
  const { id } = reminder;
  const [first] = useState(() => draftOf(reminder, isFix));
  const [draft, setDraft] = useState(() => ({ ...first, ...storedEdits(id) }));
  const isSameTime = !isFix && TIMES.every((name) => draft[name] === first[name]);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [isSaving, setSaving] = useState(false);
  const change: DraftChange = (changes) => {
    storeEdits(id, changes);
    setDraft((before) => ({ ...before, ...changes }));
  };

  const save = async (filled: ReminderCreate) => {
    setSaving(true);
    try {
      const { result, done } = await send(filled, isSameTime);
      removeEdits(id);
      announce(done);
      navigate(reminderPath(result.id), { state: { done } satisfies ReminderViewState });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setProblems(saveProblems(error, draft, isFix));
      setSaving(false);
    }
  };
  const submit = useSingleFlight(async () => {
    const wasAsked = (body: ReminderCreate) =>
      wasRequested(`snooze ${id}`, fixedReminder(reminder, body));
    // A time that stays as it is may have passed by now.
    const asked = isSameTime ? { ...draft, timing: "now" as const } : draft;
    const request = await validatedRequest(asked, viewerZone(), config, wasAsked);
    if ("problems" in request) setProblems(request.problems);
    else if (isFix && changedFields(reminder, request.body).subject === null)
      setProblems([SUBJECT_STAYS]);
    else await save(request.body);
  });
  return { draft, change, problems, submit, isSaving, leave: () => removeEdits(id) };
}

/** A function that sends what is filled in, and returns the reminder to show and what to say. */
function useSend(reminder: Reminder, isFix: boolean) {
  const update = useUpdate(reminder);
  const snooze = useSnooze(reminder);
  return async (filled: ReminderCreate, isSameTime: boolean) => {
    if (isFix) {
      const result = await snooze(fixedReminder(reminder, filled));
      return { result, done: `It is sent again ${formatDue(result, viewerZone(), serverNow())}.` };
    }
    const changes = { ...changedFields(reminder, filled), ...(!isSameTime && timeOf(filled)) };
    const result = Object.keys(changes).length > 0 ? await update(changes) : reminder;
    return { result, done: "Your changes are saved." };
  };
}

/**
 * The draft of a reminder; what has ended is sent at once. A preference that this page doesn't know
 * stays until another is chosen.
 */
function draftOf(reminder: Reminder, isFix: boolean): Draft {
  const { message, subject, email, phone } = reminder;
  const preference = isFix ? unsentPreference(reminder) : reminder.preference;
  const texts = { message, subject: subject ?? "", email: email ?? "", phone: phone ?? "" };
  const when = { ...whenOf(reminder, serverNow()), ...(isFix && { timing: "now" as const }) };
  return { ...emptyDraft(today()), ...when, preference: preference as Preference, ...texts };
}

function saveProblems(error: Error, draft: Draft, isFix: boolean): FormProblem[] {
  if (error instanceof ApiError && error.status === 422) return problemsOf(error, draft);
  return [{ text: errorMessage(error, isFix ? "snooze" : "change") }];
}
