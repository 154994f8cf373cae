// Says that a change waits for a sign-in, makes it once somebody is signed in, and says what came.
import { useQueryClient } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import { isTransient } from "../../api/errors";
import { useSettings } from "../../config/ConfigGate";
import { useFollowing } from "../../schedules/data/following";
import { useCreateSchedule, useScheduleChanges } from "../../schedules/data/schedule-changes";
import { currentPath, useSession } from "../../sign-in/useSession";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { isScheduleChange } from "../data/change";
import { clearEntry } from "../data/kept-entry";
import { useSendChange } from "../data/mutations";
import { removeEdits } from "../form/edits";
import { editPath, editSchedulePath, fixPath, reminderPath, schedulePath } from "../paths";
import {
  type HeldChange,
  isOfCreateForm,
  reasonNotToSend,
  release,
  toOwnAddress,
  useHeldChange,
} from "./held-change";
import { askedText, doneText, failedText, whenText } from "./words";

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
  return (
    <div class="notice notice-warn" role="status">
      <p class="notice-title">{askedText(held)}</p>
      <p>{whenText(held)}</p>
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

/** Sends what is held, but for what the form sends itself; goes to that form. */
function useHeldChangeSending(held: HeldChange | null) {
  const { config } = useSettings();
  const client = useQueryClient();
  const { email } = useSession();
  const [location, navigate] = useLocation();
  const send = useSendHeld();
  const [outcome, setOutcome] = useState<Outcome>();
  const isOfForm = held !== null && isOfCreateForm(held);
  const isReturning = location === config.signIn.signedInPath;

  const sendOnce = useSingleFlight(async () => {
    if (held === null || email === undefined) return;
    const reason = reasonNotToSend(held, email);
    if (reason !== undefined) {
      release(client);
      setOutcome({ problem: `“${held.title}”: ${reason}`, isTransient: false });
      return;
    }
    const own = toOwnAddress(held, email);
    try {
      setOutcome(await send(own));
      release(client);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (error.name === "SignInNeededError") return; // it waits again
      if (!isTransient(error)) release(client);
      setOutcome({ problem: failedText(own, error), isTransient: isTransient(error) });
    }
  });
  useEffect(() => {
    if (held === null || email === undefined || isReturning || outcome !== undefined) return;
    if (!isOfForm) sendOnce();
    else if (currentPath() !== held.path) navigate(held.path);
  });
  const close = () => {
    release(client);
    setOutcome(undefined);
  };
  return { outcome, close, again: () => setOutcome(undefined) };
}

/** A function that makes a held change, and leaves where it was asked for. */
function useSendHeld() {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const { mutateAsync } = useSendChange();
  const createSchedule = useCreateSchedule();
  const { send } = useScheduleChanges();
  const { follow } = useFollowing();
  return async ({ change, title }: HeldChange): Promise<Outcome> => {
    if (change.kind === "repeat") {
      const schedule = await createSchedule(change.body, change.form);
      clearEntry(client);
      return { text: `Set: “${title}”. It repeats.`, path: schedulePath(schedule.id) };
    }
    if (isScheduleChange(change)) {
      const isFollowing = change.kind === "follow";
      const schedule = isFollowing ? (await follow(change)).next : await send(change, title);
      const path = schedulePath(schedule.id);
      const form = isFollowing
        ? editSchedulePath(change.schedule.id, change.occurrence)
        : editSchedulePath(change.id);
      if (currentPath() === form) {
        removeEdits(form);
        navigate(path);
      }
      return { text: doneText(change, title, schedule), path };
    }
    const reminder = await mutateAsync({ change, title });
    const path = reminderPath(reminder.id);
    const id = "id" in change ? change.id : reminder.id;
    if ([editPath(id), fixPath(id)].includes(window.location.pathname)) {
      removeEdits(id);
      navigate(path);
    }
    if (change.kind === "create") clearEntry(client);
    return { text: doneText(change, title, reminder), path };
  };
}
