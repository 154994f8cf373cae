// A reminder's way through the workflow, step by step.
import type { Reminder } from "../../api/types";
import { deliveryWording, isFinal, type Leg, legs, statusWording, type Tone } from "../words";

/** Whether a step has happened, is happening, or is still to come. */
export type Progress = "done" | "current" | "ahead";

export interface Step {
  key: string;
  title: string;
  progress: Progress;
  tone: Tone;
  /** When it happened, or until when it lasts, RFC 3339; null while nobody knows. */
  at: string | null;
  isUntil?: boolean;
  /** What happens side by side in this step. */
  branches?: readonly Branch[];
}

/** A delivery on one channel. */
export interface Branch extends Omit<Step, "branches" | "isUntil"> {
  address: string;
  /** Why it failed, as a sentence. */
  reason: string | undefined;
  /** What support would ask for. */
  details: readonly (readonly [string, string])[];
}

/** What has happened to a reminder and what is to come, in order: asked for, waiting, claimed, each delivery, done. */
export function journey(reminder: Reminder): Step[] {
  const { status, createdAt, claimedAt } = reminder;
  const asked = step("asked", "Asked for", createdAt, "done");
  const rest = [deliveriesStep(reminder), endStep(reminder)];
  if (status === "cancelled") return [asked, ...rest];
  const claimed = step(
    "claimed",
    "Claimed for sending",
    claimedAt,
    claimedAt === null ? "ahead" : "done",
  );
  return [asked, waitStep(reminder), claimed, ...rest];
}

function waitStep({ claimedAt, dueAt }: Reminder): Step {
  if (claimedAt !== null) return step("waiting", "Its time came", dueAt, "done");
  return { ...step("waiting", "Waiting for its time", dueAt, "current"), isUntil: true };
}

function deliveriesStep(reminder: Reminder): Step {
  const branches = legs(reminder).map((leg) => branch(leg, reminder.claimedAt !== null));
  const isOver = branches.every(({ progress }) => progress === "done");
  const begun = reminder.claimedAt === null ? "ahead" : "current";
  const title = reminder.status === "cancelled" ? "Nothing sent" : isOver ? "Tried" : "Sending";
  return { ...step("deliveries", title, null, isOver ? "done" : begun), branches };
}

function branch({ channel, name, address, delivery }: Leg, isClaimed: boolean): Branch {
  const { text, tone } = deliveryWording(channel, delivery);
  const { at, messageId, error, status } = delivery;
  const open = isClaimed ? "current" : "ahead";
  const title = `${name}: ${text.toLowerCase()}`;
  return {
    ...step(channel, title, at, status === "waiting" ? open : "done"),
    tone,
    address,
    reason: error?.detail,
    details: [
      ...(messageId === null ? [] : [["Message id", messageId] as const]),
      ...(error === null ? [] : [["Code", error.code] as const]),
    ],
  };
}

function endStep(reminder: Reminder): Step {
  if (!isFinal(reminder)) return step("end", "Done", null, "ahead");
  const { text, tone } = statusWording(reminder.status);
  const title = reminder.status === "sent" ? "Done" : text;
  return { ...step("end", title, reminder.finishedAt, "done"), tone };
}

function step(key: string, title: string, at: string | null, progress: Progress): Step {
  return { key, title, at, progress, tone: "plain" };
}
