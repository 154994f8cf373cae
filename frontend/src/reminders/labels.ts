// The labels of a reminder, its statuses and its channels. Unknown values are shown as they are.
import { toUnicode } from "punycode/";
import type { Channel, Delivery, Reminder, Schedule } from "../api/types";
import { isBlank } from "../text/invisible";
import { attempt } from "../time/zones";

/** How a status is meant to look: good, bad, busy, or nothing special. */
export type Tone = "good" | "bad" | "busy" | "plain";

export interface Label {
  text: string;
  tone: Tone;
}

const STATUSES: Readonly<Record<string, Label>> = {
  scheduled: { text: "Scheduled", tone: "plain" },
  sending: { text: "Sending", tone: "busy" },
  sent: { text: "Sent", tone: "good" },
  partially_sent: { text: "Partly sent", tone: "bad" },
  failed: { text: "Failed", tone: "bad" },
  cancelled: { text: "Cancelled", tone: "plain" },
};

const DELIVERIES: Readonly<Record<string, Label>> = {
  waiting: { text: "Waiting", tone: "plain" },
  failed: { text: "Failed", tone: "bad" },
  not_sent: { text: "Not sent", tone: "plain" },
  unknown: { text: "Not known whether it was sent", tone: "bad" },
};

const HANDED_OVER: Readonly<Record<Channel, string>> = {
  email: "Handed to the mail service",
  sms: "Handed to the mobile network",
};

const OUTCOMES: Readonly<Record<string, Label>> = {
  delivered: { text: "Taken by the recipient's mail server", tone: "good" },
  undelivered: { text: "Did not arrive", tone: "bad" },
  complained: { text: "Marked as unwanted by the recipient", tone: "bad" },
};

/**
 * A reminder that failed may have been sent, one that was sent may not have arrived, and one that
 * was cancelled may be done.
 */
export function statusLabel({ status, deliveries, doneAt }: Reminder): Label {
  if (status === "cancelled" && doneAt !== null) return { text: "Done", tone: "plain" };
  const channels = Object.values(deliveries);
  if (status === "failed" && channels.some((each) => each.status === "unknown")) {
    return { text: "May have been sent", tone: "bad" };
  }
  const isLost = channels.some(({ outcome }) => outcome?.status === "undelivered");
  if (status !== "sent" || !isLost) return STATUSES[status] ?? unknownLabel(status);
  return { text: channels.length === 1 ? "Did not arrive" : "Email did not arrive", tone: "bad" };
}

/** The outcome of a delivery; until it is known, `sent` means that the provider took the message. */
export function deliveryLabel(channel: Channel, delivery: Delivery): Label {
  if (delivery.outcome)
    return OUTCOMES[delivery.outcome.status] ?? unknownLabel(delivery.outcome.status);
  if (delivery.status === "sent") return { text: HANDED_OVER[channel], tone: "good" };
  return DELIVERIES[delivery.status] ?? unknownLabel(delivery.status);
}

/** Why a delivery failed or its message did not arrive, as a sentence. */
export function deliveryReason({ error, outcome }: Delivery): string | undefined {
  return outcome && outcome.status !== "delivered" ? outcome.detail : error?.detail;
}

/** The result of a delivery as the end of a sentence. */
export function deliveryResult(channel: Channel, delivery: Delivery): string {
  return deliveryReason(delivery) ?? deliveryLabel(channel, delivery).text.toLowerCase();
}

/** One channel of a reminder; `address` is for reading. */
export interface ReminderChannel {
  channel: Channel;
  name: string;
  address: string;
  delivery: Delivery;
}

/** The channels that a reminder goes out on, email first. */
export function channelsOf({ deliveries, email, phone }: Reminder): ReminderChannel[] {
  const all = [
    { channel: "email", name: "Email", delivery: deliveries.email, address: email },
    { channel: "sms", name: "SMS", delivery: deliveries.sms, address: phone },
  ] as const;
  return all.flatMap(({ delivery, address, ...channel }) =>
    delivery ? [{ ...channel, delivery, address: displayAddress(address ?? "") }] : [],
  );
}

/** Whether a delivery failed, or may have, or its message did not arrive. */
export function isBad({ channel, delivery }: ReminderChannel): boolean {
  return deliveryLabel(channel, delivery).tone === "bad";
}

/** A reminder or a schedule, or a request for one. */
export interface Titled {
  subject?: string | null | undefined;
  message: string;
}

/** Its subject, else the first line of its message. */
export function reminderTitle({ subject, message }: Titled, length = 120): string {
  const lines = [subject ?? "", ...message.split(/[\r\n\u2028\u2029]/)];
  const line = lines.find((each) => !isBlank(each))?.trim() ?? "Reminder";
  const [start = line] = new RegExp(`^.{0,${length}}`, "su").exec(line) ?? [];
  return start === line ? line : `${start.trimEnd()}…`;
}

/** The title for announcements. */
export function shortTitle(titled: Titled): string {
  return reminderTitle(titled, 50);
}

/** How the announcement of what was done begins: "Cancelled: “Call the plumber”". */
export const doneText = (done: string, titled: Titled) => `${done}: “${shortTitle(titled)}”`;

/** The address that its recipient is told asked for it; null if that is their own, or not known. */
export function namedRequester({ askedBy, email }: Reminder | Schedule): string | null {
  return askedBy?.toLowerCase() === email?.toLowerCase() ? null : askedBy;
}

/** Whether nothing more will happen to a reminder. */
export function isFinal(reminder: Reminder): boolean {
  return reminder.finishedAt !== null;
}

export function unknownLabel(value: string): Label {
  const text = value.replaceAll("_", " ");
  return { text: text.charAt(0).toUpperCase() + text.slice(1), tone: "plain" };
}

/**
 * An address in the script of its domain, followed by the same in ASCII (punycode) where they
 * differ: that tells a domain from one that only looks like it.
 */
export function displayAddress(address: string): string {
  const readable = attempt(() => toUnicode(address)) ?? address; // it may be no punycode after all
  return readable === address ? address : `${readable} (${address})`;
}
