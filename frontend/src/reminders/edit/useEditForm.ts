// The state of the form that edits a reminder.
import { useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { ApiError } from "../../api/errors";
import type { Reminder } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { today, viewerZone } from "../../time/zones";
import { useAnnounce } from "../../ui/Announcer";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { useUpdate } from "../data/mutations";
import { errorMessage } from "../error-message";
import { type Draft, type DraftChange, emptyDraft } from "../form/draft";
import { removeEdits, storedEdits, storeEdits } from "../form/edits";
import { type FormProblem, problemsOf } from "../form/problems";
import { validatedRequest } from "../form/validated-request";
import { reminderPath, type ReminderViewState } from "../paths";
import { changedFields } from "./changed-fields";

/**
 * A draft made of `reminder`, its problems, and the ways to change, save and leave it. What is
 * filled in stays until it was saved or left, also while its owner signs in.
 */
export function useEditForm(reminder: Reminder) {
  const { config } = useSettings();
  const announce = useAnnounce();
  const [, navigate] = useLocation();
  const update = useUpdate(reminder);
  const [draft, setDraft] = useState(() => ({ ...draftOf(reminder), ...storedEdits(reminder.id) }));
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [isSaving, setSaving] = useState(false);
  const change: DraftChange = (changes) => {
    storeEdits(reminder.id, changes);
    setDraft((before) => ({ ...before, ...changes }));
  };

  const save = async (changes: ReturnType<typeof changedFields>) => {
    setSaving(true);
    try {
      if (Object.keys(changes).length > 0) await update(changes);
      removeEdits(reminder.id);
      announce("Your changes are saved.");
      navigate(reminderPath(reminder.id), { state: { isSaved: true } satisfies ReminderViewState });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setProblems(saveProblems(error, draft));
      setSaving(false);
    }
  };
  const submit = useSingleFlight(async () => {
    const request = await validatedRequest(draft, viewerZone(), config);
    if ("problems" in request) setProblems(request.problems);
    else await save(changedFields(reminder, request.body));
  });
  return { draft, change, problems, submit, isSaving, leave: () => removeEdits(reminder.id) };
}

/** The draft of a reminder; its time, which is changed elsewhere, is one that is always right. */
function draftOf({ message, subject, preference, email, phone }: Reminder): Draft {
  const texts = { message, subject: subject ?? "", email: email ?? "", phone: phone ?? "" };
  return { ...emptyDraft(today()), preference, ...texts };
}

function saveProblems(error: Error, draft: Draft): FormProblem[] {
  if (error instanceof ApiError && error.status === 422) return problemsOf(error, draft);
  return [{ text: errorMessage(error, "change") }];
}
