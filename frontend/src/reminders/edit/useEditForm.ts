// The state of the form that edits a reminder, or has it sent again with what was changed.
import type { Preference, Reminder, ReminderCreate, ReminderUpdate } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { formatDue } from "../../time/format";
import { whenOf } from "../../time/picker/when";
import { serverNow } from "../../time/server-clock";
import { today, viewerZone } from "../../time/zones";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { formerFields, type ReminderChange, timeOf } from "../data/change";
import { wasRequested } from "../data/idempotency-key";
import { useSendChange } from "../data/mutations";
import { type Draft, emptyDraft } from "../form/draft";
import type { FormProblem } from "../form/fields";
import { validatedRequest } from "../form/request";
import { type Saved, useEdits } from "../form/useEdits";
import { channelsOf, reminderTitle } from "../labels";
import { reminderPath } from "../paths";

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
  const { mutateAsync } = useSendChange();
  const title = reminderTitle(reminder);
  const { id, version } = reminder;
  const edits = useEdits(id, isFix ? "snooze" : "change", () => draftOf(reminder, isFix));
  const { first, draft, setProblems, save } = edits;
  const isSameTime = !isFix && TIMES.every((name) => draft[name] === first[name]);
  const request = (change: ReminderChange) => mutateAsync({ change, title });

  const sendAgain = async (body: ReminderUpdate): Promise<Saved> => {
    const sent = await request({ kind: "snooze", id, body });
    return {
      path: reminderPath(sent.id),
      done: `It is sent again ${formatDue(sent, viewerZone(), serverNow())}.`,
      ...(draft.timing !== "now" && { undo: () => request({ kind: "cancel", id: sent.id }) }),
      undoing: "cancel",
    };
  };
  const update = async (body: ReminderUpdate): Promise<Saved> => {
    const saved = { path: reminderPath(id), done: "Your changes are saved." };
    if (Object.keys(body).length === 0) return saved;
    const { version: changed } = await request({ kind: "update", id, version, body });
    const former = { ...formerFields(reminder, body), ...(!isSameTime && timeOf(reminder)) };
    const undo = () => request({ kind: "update", id, version: changed, body: former });
    return { ...saved, undo };
  };
  const send = (filled: ReminderCreate) => {
    const body = { ...changedFields(reminder, filled), ...(!isSameTime && timeAsked(filled)) };
    return isFix ? sendAgain(body) : update(body);
  };
  const submit = useSingleFlight(async () => {
    const wasAsked = (body: ReminderCreate) =>
      wasRequested(`snooze ${id}`, { ...changedFields(reminder, body), ...timeAsked(body) });
    // A time that stays as it is may have passed by now.
    const asked = isSameTime ? { ...draft, timing: "now" as const } : draft;
    const checked = await validatedRequest(asked, config, wasAsked);
    if ("problems" in checked) setProblems(checked.problems);
    else if (isFix && changedFields(reminder, checked.body).subject === null)
      setProblems([SUBJECT_STAYS]);
    else await save(() => send(checked.body));
  });
  return { ...edits, submit };
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

/** The fields of `filled` that differ from `reminder`, but for the time; null is no subject. */
export function changedFields(reminder: Reminder, filled: ReminderCreate): ReminderUpdate {
  const { message, preference, email = reminder.email, phone = reminder.phone } = filled;
  const subject = preference === "sms" ? reminder.subject : (filled.subject ?? null);
  const result = { message, preference, subject, email, phone };
  const changed = Object.entries(result).filter(
    ([name, value]) => value !== reminder[name as keyof typeof result],
  );
  return Object.fromEntries(changed);
}

/** The time that a filled form asks for. */
function timeAsked({ waitSeconds, dueAt, timezone }: ReminderCreate) {
  if (typeof waitSeconds === "number") return { waitSeconds };
  return { ...(dueAt && { dueAt }), ...(timezone && { timezone }) };
}

/** The channels to send it on again: only the one that failed, where the other did not. */
function unsentPreference(reminder: Reminder): Reminder["preference"] {
  const unsent = channelsOf(reminder).filter(({ delivery }) => delivery.status !== "sent");
  const [only] = unsent;
  return only !== undefined && unsent.length === 1 ? only.channel : reminder.preference;
}
