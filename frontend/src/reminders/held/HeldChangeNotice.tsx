// Says that a change waits for a sign-in, makes it once somebody is signed in, and says what came.
import { useQueryClient } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { isTransient } from "../../api/errors";
import { useSettings } from "../../config/ConfigGate";
import { useScheduleChanges } from "../../schedules/data/schedule-changes";
import { currentPath, useSession } from "../../sign-in/useSession";
import { formatDue } from "../../time/format";
import { useAnnounce } from "../../ui/Announcer";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { type Change, isScheduleChange, type ScheduleChange } from "../data/change";
import { clearEntry } from "../data/kept-entry";
import { useSendChange } from "../data/mutations";
import { type Action, errorMessage } from "../error-message";
import { removeEdits, storeDraft } from "../form/draft";
import { type Made, useMake } from "../form/useAsking";
import {
  CREATE_PATH,
  editPath,
  editSchedulePath,
  fixPath,
  reminderPath,
  schedulePath,
} from "../paths";
import {
  type HeldChange,
  reasonNotToSend,
  release,
  toOwnAddress,
  useHeldChange,
} from "./held-change";

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

type Done = Pick<Made, "text" | "path"> & Partial<Made>;

/** Stands above every view; nothing while nothing waits and nothing went wrong. */
export function HeldChangeNotice() {
  const held = useHeldChange();
  const { session } = useSettings();
  const { state } = useSession();
  const client = useQueryClient();
  const { problem, close, again } = useHeldChangeSending(held);
  if (problem !== undefined) {
    return (
      <div class="notice" role="alert">
        <p class="notice-title">{problem.text}</p>
        <p class="actions">
          {problem.isTransient && <Button text="Try again" onPress={again} />}
          <Button text="Close" isQuiet onPress={close} />
        </p>
      </div>
    );
  }
  if (held === null || state.status === "unknown" || state.status === "signed in") return null;
  const isWait = "body" in held.change && "waitSeconds" in held.change.body;
  return (
    <div class="notice notice-warn" role="status">
      <p class="notice-title">
        Not done yet: you asked to {WORDS[held.change.kind][0]} “{held.title}”.
      </p>
      <p>That is done once you have signed in{isWait && ", and its wait is counted from then"}.</p>
      <p class="actions">
        <Button text="Sign in and do it" onPress={() => void session.signIn(held.path)} />
        <Button text="Don't do it" isQuiet onPress={() => release(client)} />
      </p>
    </div>
  );
}

function Button(props: { text: string; isQuiet?: boolean; onPress: () => void }) {
  const { text, isQuiet = false, onPress } = props;
  return (
    <button type="button" class={isQuiet ? "button button-quiet" : "button"} onClick={onPress}>
      {text}
    </button>
  );
}

/** Sends what is held once somebody is signed in, and says that; what went wrong. */
function useHeldChangeSending(held: HeldChange | null) {
  const { config } = useSettings();
  const client = useQueryClient();
  const { email } = useSession();
  const [location] = useLocation();
  const send = useSendHeld();
  const announce = useAnnounce();
  const [problem, setProblem] = useState<{ text: string; isTransient: boolean }>();
  const isReturning = location === config.signIn.signedInPath;

  const sendOnce = useSingleFlight(async () => {
    if (held === null || email === undefined) return;
    const reason = reasonNotToSend(held, email);
    if (reason !== undefined) {
      release(client);
      setProblem({ text: `“${held.title}”: ${reason}`, isTransient: false });
      return;
    }
    try {
      const { text, path, undo } = await send(toOwnAddress(held, email));
      const problemText = (error: Error) => errorMessage(error, "cancel");
      release(client);
      announce(text, { href: path, ...(undo && { undo, problemText }) });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (error.name === "SignInNeededError") return; // it waits again
      if (!isTransient(error)) release(client);
      const why = errorMessage(error, WORDS[held.change.kind][1]);
      setProblem({ text: `“${held.title}”: ${why}`, isTransient: isTransient(error) });
    }
  });
  useEffect(() => {
    if (held !== null && email !== undefined && !isReturning && problem === undefined) sendOnce();
  });
  const close = () => {
    release(client);
    setProblem(undefined);
  };
  return { problem, close, again: () => setProblem(undefined) };
}

/** A function that makes a held change, and leaves the form in which it was asked for. */
function useSendHeld() {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const { mutateAsync } = useSendChange();
  const make = useMake();
  const { send, follow } = useScheduleChanges();
  const leave = (forms: readonly string[], path: string) => {
    if (forms.includes(currentPath())) navigate(path);
  };
  const changeSchedule = async (change: ScheduleChange, title: string) => {
    if (change.kind !== "follow")
      return { next: await send(change, title), form: editSchedulePath(change.id) };
    const form = editSchedulePath(change.schedule.id, change.occurrence);
    return { ...(await follow(change)), form };
  };
  return async ({ change, title }: HeldChange): Promise<Done> => {
    if ("form" in change) {
      const made = await make(change);
      if (change.form === "entry") {
        clearEntry(client);
      } else {
        storeDraft({});
        leave([CREATE_PATH], made.path);
      }
      return made;
    }
    if (isScheduleChange(change)) {
      const { next, form, ...way } = await changeSchedule(change, title);
      const path = schedulePath(next.id);
      removeEdits(form);
      leave([form], path);
      return { text: `${WORDS[change.kind][2]}: “${title}”.`, path, ...way };
    }
    const { id, kind } = change;
    const reminder = await mutateAsync({ change, title });
    const path = reminderPath(reminder.id);
    removeEdits(id);
    leave([editPath(id), fixPath(id)], path);
    const isTimed = kind === "update" || kind === "snooze";
    const due = isTimed ? `, due ${formatDue(reminder)}` : "";
    return { text: `${WORDS[kind][2]}: “${title}”${due}.`, path };
  };
}
