// What is said of a change that waited for a sign-in.
import type { Reminder, Schedule } from "../../api/types";
import { formatDue } from "../../time/format";
import { serverNow } from "../../time/server-clock";
import { viewerZone } from "../../time/zones";
import type { Change } from "../data/change";
import { type Action, errorMessage } from "../error-message";
import type { HeldChange } from "./held-change";

/** What was asked for, as the end of a sentence; what it is as an action; that it was done. */
const WORDS: Readonly<Record<Change["kind"], readonly [string, Action, string]>> = {
  create: ["set", "snooze", "Set"],
  repeat: ["set", "snooze", "Set"],
  cancel: ["cancel", "cancel", "Cancelled"],
  dismiss: ["dismiss", "dismiss", "Dismissed"],
  complete: ["mark as done", "mark", "Done"],
  reopen: ["mark as not done", "mark", "Not done"],
  update: ["change", "change", "Changed"],
  snooze: ["send again", "snooze", "Set again"],
  pause: ["pause", "change", "Paused"],
  resume: ["go on with", "change", "Goes on"],
  end: ["end", "change", "Ended"],
  "update schedule": ["change", "change", "Changed"],
  follow: ["change", "change", "Changed"],
};

/** What waits. */
export function askedText({ change, title }: HeldChange): string {
  return `Not done yet: you asked to ${WORDS[change.kind][0]} “${title}”.`;
}

/** When it is done. */
export function whenText({ change }: HeldChange): string {
  const isWait = "body" in change && "waitSeconds" in change.body;
  return `That is done once you have signed in${isWait ? ", and its wait is counted from then" : ""}.`;
}

/** What came of it. */
export function doneText({ kind }: Change, title: string, made: Reminder | Schedule): string {
  const isTimed = kind === "create" || kind === "update" || kind === "snooze";
  const due =
    isTimed && "dueAt" in made ? `, due ${formatDue(made, viewerZone(), serverNow())}` : "";
  return `${WORDS[kind][2]}: “${title}”${due}.`;
}

/** Why nothing came of it. */
export function failedText({ change, title }: HeldChange, error: Error): string {
  return `“${title}”: ${errorMessage(error, WORDS[change.kind][1])}`;
}
