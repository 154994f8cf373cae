// The steps of a reminder's timeline.
import type { Reminder } from "../../api/types";
import {
  channelsOf,
  deliveryLabel,
  deliveryReason,
  isFinal,
  type ReminderChannel,
  statusLabel,
  type Tone,
} from "../labels";

/** Whether a step has happened, is happening, or is still to come. */
export type Progress = "done" | "current" | "upcoming";

export interface Step {
  key: string;
  title: string;
  progress: Progress;
  tone: Tone;
  /** When it happened, or until when it lasts, RFC 3339; null while nobody knows. */
  at: string | null;
  isUntil?: boolean;
  /** The deliveries of this step, which happen side by side. */
  deliveries?: readonly DeliveryStep[];
}

/** A delivery on one channel. */
export interface DeliveryStep extends Omit<Step, "deliveries" | "isUntil"> {
  address: string;
  /** Why it failed, as a sentence. */
  reason: string | undefined;
  /** What support would ask for. */
  details: readonly (readonly [string, string])[];
}

/**
 * What has happened to a reminder and what is to come, in order: asked for, waiting, claimed, each
 * delivery, done.
 */
export function timelineSteps(reminder: Reminder): Step[] {
  const { status, createdAt, claimedAt, doneAt } = reminder;
  const created = step("created", "Asked for", createdAt, "done");
  const done = doneAt === null ? [] : [step("marked", "Marked as done", doneAt, "done")];
  const rest = [deliveriesStep(reminder), endStep(reminder), ...done];
  if (status === "cancelled") return [created, ...rest];
  const claimed = step(
    "claimed",
    "Claimed for sending",
    claimedAt,
    claimedAt === null ? "upcoming" : "done",
  );
  return [created, waitStep(reminder), claimed, ...rest];
}

function waitStep({ claimedAt, dueAt }: Reminder): Step {
  if (claimedAt !== null) return step("waiting", "Its time came", dueAt, "done");
  return { ...step("waiting", "Waiting for its time", dueAt, "current"), isUntil: true };
}

function deliveriesStep(reminder: Reminder): Step {
  const isClaimed = reminder.claimedAt !== null;
  const deliveries = channelsOf(reminder).map((channel) => deliveryStep(channel, isClaimed));
  const isOver = deliveries.every(({ progress }) => progress === "done");
  const begun = isClaimed ? "current" : "upcoming";
  const title = reminder.status === "cancelled" ? "Nothing sent" : isOver ? "Tried" : "Sending";
  return { ...step("deliveries", title, null, isOver ? "done" : begun), deliveries };
}

function deliveryStep(
  { channel, name, address, delivery }: ReminderChannel,
  isClaimed: boolean,
): DeliveryStep {
  const { text, tone } = deliveryLabel(channel, delivery);
  const { at, messageId, error, outcome, status } = delivery;
  const open = isClaimed ? "current" : "upcoming";
  const title = `${name}: ${text.toLowerCase()}`;
  return {
    ...step(channel, title, outcome?.at ?? at, status === "waiting" ? open : "done"),
    tone,
    address,
    reason: deliveryReason(delivery),
    details: [
      ...(messageId === null ? [] : [["Message id", messageId] as const]),
      ...(error === null ? [] : [["Code", error.code] as const]),
      ...(outcome ? [["Outcome", outcome.code] as const] : []),
    ],
  };
}

function endStep(reminder: Reminder): Step {
  if (!isFinal(reminder)) return step("end", "Done", null, "upcoming");
  const { text, tone } = statusLabel(reminder.status);
  const title = reminder.status === "sent" ? "Done" : text;
  return { ...step("end", title, reminder.finishedAt, "done"), tone };
}

function step(key: string, title: string, at: string | null, progress: Progress): Step {
  return { key, title, at, progress, tone: "plain" };
}
