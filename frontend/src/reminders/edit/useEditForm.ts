// The state of the form that edits a reminder, or has it sent again with what was changed.
import { useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { ApiError } from "../../api/errors";
import type { Preference, Reminder, ReminderCreate, ReminderUpdate } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { formatDue } from "../../time/format";
import { whenOf } from "../../time/picker/when";
import { serverNow } from "../../time/server-clock";
import { today, viewerZone } from "../../time/zones";
import { useAnnounce } from "../../ui/Announcer";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { formerFields, type ReminderChange, timeOf } from "../data/change";
import { wasRequested } from "../data/idempotency-key";
import { useSendChange } from "../data/mutations";
import { errorMessage } from "../error-message";
import { type Draft, type DraftChange, emptyDraft } from "../form/draft";
import { removeEdits, storedEdits, storeEdits } from "../form/edits";
import { type FormProblem, problemsOf } from "../form/problems";
import { validatedRequest } from "../form/validated-request";
import { reminderTitle } from "../labels";
import { reminderPath } from "../paths";
import { changedFields, timeAsked, unsentPreference } from "./changed-fields";

/** What says when. */
const TIMES = ["timing", "amount", "unit", "date", "time", "zone", "occurrence"] as const;

const SUBJECT_STAYS: FormProblem = {
  field: "subject",
  text: "What is sent again can't lose its subject: write another.",
};

/** What came of it: the reminder to show, what to say, and the change that takes it back. */
interface Saved {
  result: Reminder;
  done: string;
  back?: ReminderChange;
}

/**
 * A draft made of `reminder`, its problems, and the ways to change, save and leave it. What is
 * filled in stays until it was saved or left, also while its owner signs in.
 */
export function useEditForm(reminder: Reminder, isFix: boolean) {
  const { config } = useSettings();
  const announce = useAnnounce();
  const [, navigate] = useLocation();
  const { mutateAsync } = useSendChange();
  const title = reminderTitle(reminder);
  const { id, version } = reminder;
  const [first] = useState(() => draftOf(reminder, isFix));
  const [draft, setDraft] = useState(() => ({ ...first, ...storedEdits(id) }));
  const isSameTime = !isFix && TIMES.every((name) => draft[name] === first[name]);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [isSaving, setSaving] = useState(false);
  const change: DraftChange = (changes) => {
    storeEdits(id, changes);
    setDraft((before) => ({ ...before, ...changes }));
  };

  const sendAgain = async (body: ReminderUpdate): Promise<Saved> => {
    const result = await mutateAsync({ change: { kind: "snooze", id, body }, title });
    const done = `It is sent again ${formatDue(result, viewerZone(), serverNow())}.`;
    return {
      result,
      done,
      ...(draft.timing !== "now" && { back: { kind: "cancel", id: result.id } }),
    };
  };
  const update = async (body: ReminderUpdate): Promise<Saved> => {
    const done = "Your changes are saved.";
    if (Object.keys(body).length === 0) return { result: reminder, done };
    const result = await mutateAsync({ change: { kind: "update", id, version, body }, title });
    const former = { ...formerFields(reminder, body), ...(!isSameTime && timeOf(reminder)) };
    return { result, done, back: { kind: "update", id, version: result.version, body: former } };
  };
  const save = async (filled: ReminderCreate) => {
    setSaving(true);
    try {
      const body = { ...changedFields(reminder, filled), ...(!isSameTime && timeAsked(filled)) };
      const { result, done, back } = await (isFix ? sendAgain(body) : update(body));
      removeEdits(id);
      announce(done, {
        ...(back && { undo: () => mutateAsync({ change: back, title }) }),
        problemText: (error) => errorMessage(error, isFix ? "cancel" : "change"),
      });
      navigate(reminderPath(result.id));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const isInvalid = error instanceof ApiError && error.status === 422;
      const text = errorMessage(error, isFix ? "snooze" : "change");
      setProblems(isInvalid ? problemsOf(error, draft) : [{ text }]);
      setSaving(false);
    }
  };
  const submit = useSingleFlight(async () => {
    const wasAsked = (body: ReminderCreate) =>
      wasRequested(`snooze ${id}`, { ...changedFields(reminder, body), ...timeAsked(body) });
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
