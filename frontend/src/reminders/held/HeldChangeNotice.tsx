// Says that a change waits for a sign-in, makes it once somebody is signed in, and says what came.
import { useQueryClient } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import { isTransient } from "../../api/errors";
import { useSettings } from "../../config/ConfigGate";
import { useFollowing } from "../../schedules/data/following";
import { useScheduleChanges } from "../../schedules/data/schedule-changes";
import { currentPath, useSession } from "../../sign-in/useSession";
import { formatDue } from "../../time/format";
import { serverNow } from "../../time/server-clock";
import { viewerZone } from "../../time/zones";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { type Change, isScheduleChange, type ScheduleChange } from "../data/change";
import { clearEntry } from "../data/kept-entry";
import { useSendChange } from "../data/mutations";
import { type Action, errorMessage } from "../error-message";
import { removeEdits, storeDraft } from "../form/draft";
import { useMake } from "../form/useMake";
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

type Outcome = { text: string; path: string } | { problem: string; isTransient: boolean };

/** Stands above every view; nothing while nothing waits and nothing has come of it. */
export function HeldChangeNotice() {
  const held = useHeldChange();
  const { session } = useSettings();
  const { state } = useSession();
  const client = useQueryClient();
  const { outcome, close, again } = useHeldChangeSending(held);
  if (outcome !== undefined) {
    const isDone = "text" in outcome;
    return (
      <div class={isDone ? "notice" : "notice notice-bad"} role={isDone ? "status" : "alert"}>
        <p class="notice-title">{isDone ? outcome.text : outcome.problem}</p>
        <p class="actions">
          {isDone && (
            <Link href={outcome.path} class="button button-quiet">
              See it
            </Link>
          )}
          {!isDone && outcome.isTransient && <Button text="Try again" onPress={again} />}
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

/** Sends what is held once somebody is signed in; what came of it. */
function useHeldChangeSending(held: HeldChange | null) {
  const { config } = useSettings();
  const client = useQueryClient();
  const { email } = useSession();
  const [location] = useLocation();
  const send = useSendHeld();
  const [outcome, setOutcome] = useState<Outcome>();
  const isReturning = location === config.signIn.signedInPath;

  const sendOnce = useSingleFlight(async () => {
    if (held === null || email === undefined) return;
    const reason = reasonNotToSend(held, email);
    if (reason !== undefined) {
      release(client);
      setOutcome({ problem: `“${held.title}”: ${reason}`, isTransient: false });
      return;
    }
    try {
      setOutcome(await send(toOwnAddress(held, email)));
      release(client);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (error.name === "SignInNeededError") return; // it waits again
      if (!isTransient(error)) release(client);
      const why = errorMessage(error, WORDS[held.change.kind][1]);
      setOutcome({ problem: `“${held.title}”: ${why}`, isTransient: isTransient(error) });
    }
  });
  useEffect(() => {
    if (held !== null && email !== undefined && !isReturning && outcome === undefined) sendOnce();
  });
  const close = () => {
    release(client);
    setOutcome(undefined);
  };
  return { outcome, close, again: () => setOutcome(undefined) };
}

/** A function that makes a held change, and leaves the form in which it was asked for. */
function useSendHeld() {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const { mutateAsync } = useSendChange();
  const make = useMake();
  const { send } = useScheduleChanges();
  const { follow } = useFollowing();
  const leave = (forms: readonly string[], path: string) => {
    if (forms.includes(currentPath())) navigate(path);
  };
  const changeSchedule = async (change: ScheduleChange, title: string) => {
    if (change.kind !== "follow")
      return [await send(change, title), editSchedulePath(change.id)] as const;
    const { next } = await follow(change);
    return [next, editSchedulePath(change.schedule.id, change.occurrence)] as const;
  };
  return async ({ change, title }: HeldChange): Promise<Outcome> => {
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
      const [schedule, form] = await changeSchedule(change, title);
      const path = schedulePath(schedule.id);
      removeEdits(form);
      leave([form], path);
      return { text: `${WORDS[change.kind][2]}: “${title}”.`, path };
    }
    const { id, kind } = change;
    const reminder = await mutateAsync({ change, title });
    const path = reminderPath(reminder.id);
    removeEdits(id);
    leave([editPath(id), fixPath(id)], path);
    const isTimed = kind === "update" || kind === "snooze";
    const due = isTimed ? `, due ${formatDue(reminder, viewerZone(), serverNow())}` : "";
    return { text: `${WORDS[kind][2]}: “${title}”${due}.`, path };
  };
}
