// Says that a change waits for a sign-in, makes it once somebody is signed in, and says what came.
import { useQueryClient } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { isTransient } from "../../api/errors";
import { useSettings } from "../../config/ConfigGate";
import { useFollowing } from "../../schedules/data/following";
import { useScheduleChanges } from "../../schedules/data/schedule-changes";
import { currentPath, useSession } from "../../sign-in/useSession";
import { formatDue } from "../../time/format";
import { useAnnounce } from "../../ui/Announcer";
import { useKeptFocus } from "../../ui/useKeptFocus";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { isOfSchedule } from "../data/change";
import { clearEntry } from "../data/kept-entry";
import { useSendChange } from "../data/mutations";
import { type Action, errorMessage } from "../error-message";
import { removeEdits, storeDraft } from "../form/draft";
import { type Made, useMake } from "../form/useAsking";
import { reminderPath, schedulePath } from "../paths";
import {
  type HeldChange,
  reasonNotToSend,
  release,
  toOwnAddress,
  useHeldChange,
  WORDS,
} from "./held-change";

/** Stands above every view; nothing while nothing waits and nothing went wrong. */
export function HeldChangeNotice() {
  const held = useHeldChange();
  const { session } = useSettings();
  const { state } = useSession();
  const client = useQueryClient();
  const { problem, close, again } = useHeldChangeSending(held);
  useKeptFocus(problem !== undefined || held !== null);
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
    const fail = (why: string, isTransient: boolean) => {
      if (!isTransient) release(client);
      setProblem({ text: `“${held.title}”: ${why}`, isTransient });
    };
    const reason = reasonNotToSend(held, email);
    if (reason !== undefined) {
      fail(reason, false);
      return;
    }
    try {
      const { text, path, undo, undoing = "cancel" } = await send(toOwnAddress(held, email));
      const problemText = (error: Error) => errorMessage(error, undoing);
      release(client);
      announce(text, { href: path, ...(undo && { undo, problemText }) });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (error.name === "SignInNeededError") return; // it waits again
      fail(errorMessage(error, WORDS[held.change.kind][1]), isTransient(error));
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

type Done = Pick<Made, "text" | "path"> & Partial<Made> & { undoing?: Action };

/** A function that makes a held change, and leaves the form in which it was asked for. */
function useSendHeld() {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const sendChange = useSendChange();
  const make = useMake();
  const { send } = useScheduleChanges();
  const { follow } = useFollowing();
  const sendHeld = async ({ change, title }: HeldChange): Promise<Done> => {
    if ("form" in change) return make(change);
    const text = `${WORDS[change.kind][2]}: “${title}”`;
    if (change.kind === "follow") {
      const { next, ...way } = await follow(change);
      return { text: `${text}.`, path: schedulePath(next.id), ...way, undoing: "change" };
    }
    if (isOfSchedule(change)) {
      await send(change, title);
      return { text: `${text}.`, path: schedulePath(change.id) };
    }
    const reminder = await sendChange(change, title);
    const due = formatDue(reminder);
    return {
      text: `${text}${"body" in change ? `, due ${due}` : ""}.`,
      path: reminderPath(reminder.id),
    };
  };
  return async (held: HeldChange): Promise<Done> => {
    const done = await sendHeld(held);
    const { change, path } = held;
    if (!("form" in change)) removeEdits(path);
    else if (change.form === "create") storeDraft({});
    else clearEntry(client);
    if ("id" in change) removeEdits(change.id);
    const isForm = /\/(new|edit|fix)$/.test(window.location.pathname);
    if (isForm && currentPath() === path) navigate(done.path);
    return done;
  };
}
