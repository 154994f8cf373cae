// The labels of a schedule. Unknown values are shown as they are.
import type { Schedule } from "../api/types";

const STATUSES: Readonly<Record<string, { text: string; tone: string }>> = {
  active: { text: "Active", tone: "good" },
  paused: { text: "Paused", tone: "busy" },
  ended: { text: "Ended", tone: "plain" },
};

const REASONS: Readonly<Record<string, string>> = {
  owner: "Nothing is sent until you resume it.",
  sms_off: "It was paused: no text messages are sent here any longer.",
  country_not_allowed: "It was paused: text messages don't go to the number's country any longer.",
  phone_not_mobile: "It was paused: its number is not a mobile number.",
  recipient_not_allowed: "It was paused: reminders can't be sent to its recipient any longer.",
  timezone_unknown: "It was paused: its time zone is not known any longer.",
};

/** The label of a schedule's status. */
export function scheduleStatus(status: string) {
  return STATUSES[status] ?? { text: status.replaceAll("_", " "), tone: "plain" };
}

/** Why it stands still, where it does, and what of it was not sent. */
export function scheduleNotes({ pausedReason, status, missed }: Schedule): string[] {
  const reason = pausedReason ?? "";
  const paused = REASONS[reason] ?? `It was paused: ${reason.replaceAll("_", " ")}.`;
  const count = missed === 1 ? "1 was" : `${missed} were`;
  return [
    ...(status === "paused" ? [paused] : []),
    ...(missed > 0 ? [`${count} not sent, since its time had passed by far.`] : []),
  ];
}

/** That `count` were being sent when it was changed, after what was said before; "" for none. */
export function tooLateText(count: number): string {
  const were = count === 1 ? "One was" : `${count} were`;
  return count === 0 ? "" : ` ${were} being sent already, and could not be stopped.`;
}
