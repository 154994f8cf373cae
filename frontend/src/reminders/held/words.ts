// What is said of a change that waited for a sign-in.
import type { Reminder } from "../../api/types";
import { formatDue } from "../../time/format";
import { serverNow } from "../../time/server-clock";
import { viewerZone } from "../../time/zones";
import type { Change, ReminderChange } from "../data/change";
import { type Action, errorMessage } from "../error-message";
import type { HeldChange } from "./held-change";

const ASKED: Readonly<Record<Change["kind"], string>> = {
  create: "set",
  repeat: "set",
  cancel: "cancel",
  dismiss: "dismiss",
  complete: "mark as done",
  reopen: "mark as not done",
  update: "change",
  snooze: "send again",
};

const VERBS: Readonly<Record<Change["kind"], Action>> = {
  create: "snooze",
  repeat: "snooze",
  cancel: "cancel",
  dismiss: "dismiss",
  complete: "mark",
  reopen: "mark",
  update: "change",
  snooze: "snooze",
};

/** What waits. */
export function askedText({ change, title }: HeldChange): string {
  return `Not done yet: you asked to ${ASKED[change.kind]} “${title}”.`;
}

/** When it is done. */
export function whenText({ change }: HeldChange): string {
  const isWait = "body" in change && "waitSeconds" in change.body;
  return `That is done once you have signed in${isWait ? ", and its wait is counted from then" : ""}.`;
}

/** What came of it. */
export function doneText(change: ReminderChange, title: string, reminder: Reminder): string {
  const due = formatDue(reminder, viewerZone(), serverNow());
  switch (change.kind) {
    case "create":
      return `Set: “${title}”, due ${due}.`;
    case "cancel":
      return `Cancelled: “${title}”.`;
    case "dismiss":
      return `Dismissed: “${title}”.`;
    case "complete":
      return `Done: “${title}”.`;
    case "reopen":
      return `Not done: “${title}”.`;
    case "update":
      return `Changed: “${title}”, due ${due}.`;
    case "snooze":
      return `“${title}” comes again ${due}.`;
  }
}

/** Why nothing came of it. */
export function failedText({ change, title }: HeldChange, error: Error): string {
  return `“${title}”: ${errorMessage(error, VERBS[change.kind])}`;
}
