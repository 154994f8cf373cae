// A reminder's way through the workflow, step by step.
import type { Reminder } from "../../api/types";
import { deliveryWording, isFinal, type Leg, legs, statusWording, type Tone } from "../words";

export interface Step {
  key: string;
  title: string;
  /** When it happened, RFC 3339; null while it has not, or when nobody knows. */
  at: string | null;
  /** Whether it has happened, is happening, or is still to come. */
  progress: "done" | "current" | "ahead";
  tone: Tone;
  /** To whom it goes; only for a delivery. */
  address?: string;
  /** Why it failed, as a sentence. */
  reason?: string | undefined;
  /** What support would ask for. */
  details?: readonly (readonly [string, string])[];
}

/** What has happened to a reminder and what is to come, in order: asked for, taken up, each delivery, done. */
export function journey(reminder: Reminder): Step[] {
  const { createdAt, claimedAt } = reminder;
  const asked: Step = step("asked", "Asked for", createdAt, "done");
  const deliveries = legs(reminder).map((leg) => deliveryStep(leg, claimedAt !== null));
  if (reminder.status === "cancelled") return [asked, ...deliveries, endStep(reminder)];
  return [asked, claimStep(reminder), ...deliveries, endStep(reminder)];
}

function claimStep({ claimedAt, finishedAt }: Reminder): Step {
  if (claimedAt !== null) return step("claimed", "Its time came", claimedAt, "done");
  return step("claimed", "Waiting for its time", null, finishedAt === null ? "current" : "done");
}

function deliveryStep(leg: Leg, claimed: boolean): Step {
  const { text, tone } = deliveryWording(leg.channel, leg.delivery);
  const { at, messageId, error, status } = leg.delivery;
  const waiting = claimed ? "current" : "ahead";
  const details = [
    ...(messageId === null ? [] : [["Message id", messageId] as const]),
    ...(error === null ? [] : [["Code", error.code] as const]),
  ];
  return {
    ...step(
      leg.channel,
      `${leg.name}: ${text.toLowerCase()}`,
      at,
      status === "waiting" ? waiting : "done",
    ),
    tone,
    address: leg.address,
    reason: error?.detail,
    details,
  };
}

function endStep(reminder: Reminder): Step {
  if (!isFinal(reminder)) return step("end", "Done", null, "ahead");
  const { text, tone } = statusWording(reminder.status);
  const title = reminder.status === "sent" ? "Done" : text;
  return { ...step("end", title, reminder.finishedAt, "done"), tone };
}

function step(key: string, title: string, at: string | null, progress: Step["progress"]): Step {
  return { key, title, at, progress, tone: "plain" };
}
