// The views that edit a reminder, or fix it and send it again.
import { useQueryClient } from "@tanstack/preact-query";
import { Link } from "wouter-preact";
import type { Reminder, ReminderCreate, ReminderUpdate } from "../../api/types";
import { formatDue } from "../../time/format";
import { TimePicker } from "../../time/picker/TimePicker";
import { initialWhen } from "../../time/picker/when";
import { Address } from "../../ui/Address";
import { snoozeOf } from "../data/cache";
import { makeChange, saveFields } from "../data/change-item";
import { wasRequested } from "../data/idempotency-key";
import { useServices } from "../data/services";
import { changedFields, contentOf, type Draft, emptyDraft } from "../form/draft";
import { InvalidDraftError } from "../form/fields";
import { FormFrame } from "../form/FormFrame";
import { reminderOf } from "../form/request";
import { useEdits } from "../form/useEdits";
import { channelsOf, deliveryLabel, deliveryResult, doneText, isBad, isFinal } from "../labels";
import { LoadedReminder } from "../Loaded";
import { fixPath, reminderPath } from "../paths";

const EDIT = {
  title: "Edit reminder",
  button: ["Save", "Saving…"],
  unfit: "It no longer waits, so it can't be changed.",
} as const;

const FIX = {
  title: "Fix and send again",
  button: ["Send again", "Sending…"],
  unfit: "It has not ended yet, so it can't be sent again.",
} as const;

/** Edits the reminder `id`; with `isFix` it changes one that has ended, and sends it again. */
export function EditReminder({ id, isFix = false }: { id: string; isFix?: boolean }) {
  return (
    <LoadedReminder id={id} title={isFix ? FIX.title : EDIT.title}>
      {(reminder) => <Form reminder={reminder} isFix={isFix} />}
    </LoadedReminder>
  );
}

function Form({ reminder, isFix }: { reminder: Reminder; isFix: boolean }) {
  const form = useEditForm(reminder, isFix);
  const { button, unfit } = isFix ? FIX : EDIT;
  const isFit = isFix ? isFinal(reminder) : reminder.status === "scheduled";
  const failed = isFix && (
    <>
      <SentAgainNotice reminder={reminder} />
      <DeliveryProblems reminder={reminder} />
    </>
  );
  const isAtOnce = isFix && form.draft.timing === "now";
  return (
    <FormFrame
      form={form}
      notice={isFit ? failed : <p class="notice notice-warn">{unfit}</p>}
      hint={
        <>
          {isAtOnce && <p class="hint">It leaves at once, and can't be taken back.</p>}
          {!isFix && isFinal(reminder) && (
            <Link href={fixPath(reminder.id)}>Send it again with what is filled in</Link>
          )}
        </>
      }
      button={button}
      back={reminderPath(reminder.id)}
      isChannelFirst={isFix}
    >
      <TimePicker legend="When" state={form} withNow={isFix} />
    </FormFrame>
  );
}

function useEditForm(reminder: Reminder, isFix: boolean) {
  const services = useServices();
  const { id } = reminder;
  const saveDraft = async (draft: Draft, hasSameTime: boolean) => {
    const isSameTime = !isFix && hasSameTime;
    const changesOf = (filled: ReminderCreate): ReminderUpdate => ({
      ...changedFields(reminder, filled),
      ...(!isSameTime && timeOf(filled)),
    });
    // A time that stays as it is may have passed by now.
    const checked = isSameTime ? { ...draft, timing: "now" as const } : draft;
    const wasSent = (filled: ReminderCreate) => wasRequested(`snooze ${id}`, changesOf(filled));
    const body = changesOf(await reminderOf(checked, services.config, wasSent));
    if (!isFix) return saveFields(services, body, reminder);
    if (body.subject === null) {
      const text = "What is sent again can't lose its subject: write another.";
      throw new InvalidDraftError([{ field: "subject", text }]);
    }
    const { now, undo } = await makeChange(services, { kind: "snooze", id, body }, reminder);
    return {
      ids: [id, now.id],
      path: reminderPath(now.id),
      ...(draft.timing === "now"
        ? { done: doneText("On its way again", now) }
        : { done: `${doneText("Set again", now)}, due ${formatDue(now)}`, undo }),
    };
  };
  return useEdits(id, isFix ? "snooze" : "change", draftOf(reminder, isFix), saveDraft);
}

/** The draft of a reminder; a fix is sent at once, on the channel that failed. */
function draftOf(reminder: Reminder, isFix: boolean): Draft {
  const draft = { ...emptyDraft(), ...initialWhen(reminder), ...contentOf(reminder) };
  if (!isFix) return draft;
  const unsent = channelsOf(reminder).filter(
    ({ channel, delivery }) => deliveryLabel(channel, delivery).tone !== "good",
  );
  const preference = unsent.length === 1 ? unsent[0]?.channel : undefined;
  return { ...draft, timing: "now", ...(preference && { preference }) };
}

function timeOf({ waitSeconds, dueAt, timezone }: ReminderCreate) {
  if (typeof waitSeconds === "number") return { waitSeconds };
  return { ...(dueAt && { dueAt }), ...(timezone && { timezone }) };
}

/** Says that it was sent again, or needs that no more. */
function SentAgainNotice({ reminder: { id, attention, status } }: { reminder: Reminder }) {
  const again = snoozeOf(useQueryClient(), id);
  if (again === undefined && (attention || !["failed", "partially_sent"].includes(status))) {
    return null;
  }
  return (
    <p class="notice notice-warn">
      {again ? (
        <>
          It was sent again already. <Link href={reminderPath(again.id)}>See that one</Link>
        </>
      ) : (
        "It was sent again, dismissed or done already."
      )}
    </p>
  );
}

function DeliveryProblems({ reminder }: { reminder: Reminder }) {
  const bad = channelsOf(reminder).filter(isBad);
  if (bad.length === 0) return null;
  return (
    <ul class="notice">
      {bad.map(({ channel, name, address, delivery }) => (
        <li key={channel}>
          {name} <Address text={address} />: {deliveryResult(channel, delivery)}
        </li>
      ))}
    </ul>
  );
}
