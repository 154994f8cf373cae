// Says that a change waits for a sign-in, makes it once somebody is signed in, and says what came.
import { useQueryClient } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { isTransient } from "../../api/errors";
import { useSettings } from "../../config/ConfigGate";
import { useFollowing } from "../../schedules/data/following";
import { currentPath, useSession } from "../../sign-in/useSession";
import { useAnnounce } from "../../ui/Announcer";
import { useKeptFocus } from "../../ui/useKeptFocus";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { clearEntry } from "../data/kept-entry";
import { pathOf, useMakeAndSay } from "../data/useMakeAndSay";
import { useWayBack } from "../data/useWayBack";
import { errorMessage } from "../error-message";
import { removeEdits, storeDraft } from "../form/draft";
import { useMake } from "../form/useAsking";
import { isFormPath } from "../paths";
import {
  type HeldChange,
  reasonNotToSend,
  release,
  SignInNeededError,
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
      await send(toOwnAddress(held, email));
      release(client);
    } catch (error) {
      if (error instanceof SignInNeededError) return; // it waits again
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

/** A function that makes a held change, says so, and leaves the form in which it was asked for. */
function useSendHeld() {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const make = useMake();
  const makeAndSay = useMakeAndSay();
  const { read } = useWayBack();
  const { follow } = useFollowing();
  /** Returns where that is shown. */
  const sendHeld = async ({ change, title }: HeldChange): Promise<string> => {
    const text = `${WORDS[change.kind][2]}: “${title}”`;
    if ("id" in change) {
      const words = (due: string) => `${text}${"body" in change && due ? `, due ${due}` : ""}.`;
      return pathOf(await makeAndSay(change, await read(change), words, { isLinked: true }));
    }
    const made =
      change.kind === "follow"
        ? { text: `${text}.`, ...(await follow(change)) }
        : await make(change);
    announce(made.text, { about: made.ids, undo: made.undo, href: made.path });
    return made.path;
  };
  return async (held: HeldChange): Promise<void> => {
    const shownAt = await sendHeld(held);
    const { change, path } = held;
    if (!("form" in change)) removeEdits(path);
    else if (change.form === "create") storeDraft({});
    else clearEntry(client);
    if ("id" in change) removeEdits(change.id);
    if (isFormPath(path) && currentPath() === path) navigate(shownAt);
  };
}
