// Says which changes wait for a sign-in, makes them once somebody is signed in, and says what came.
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
import { itemPath, useChange, useUndoable } from "../data/useChange";
import { needsSignIn } from "../data/useSend";
import { errorMessage } from "../error-message";
import { draftEdits } from "../form/draft";
import { useMake } from "../form/useCreate";
import { isFormPath } from "../paths";
import {
  formContent,
  type HeldChange,
  reasonNotToSend,
  release,
  toOwnAddress,
  useHeldChanges,
  WORDS,
} from "./held-change";

/** Stands above every view; nothing while nothing waits and nothing went wrong. */
export function HeldChangeNotice() {
  const held = useHeldChanges();
  const { state } = useSession();
  const { problems, close, again } = useHeldChangeSending(held);
  useKeptFocus(`${problems.length} ${held.length}`);
  const isWaiting = state.status !== "unknown" && state.status !== "signed in";
  return (
    <>
      {problems.length > 0 && (
        <div class="notice" role="alert">
          {problems.map(({ change, text }) => (
            <p key={JSON.stringify(change)} class="notice-title">
              {text}
            </p>
          ))}
          <p class="actions">
            {problems.some(({ isTransient }) => isTransient) && (
              <Button text="Try again" onPress={again} />
            )}
            <Button text="Close" isQuiet onPress={close} />
          </p>
        </div>
      )}
      {isWaiting && <Waiting held={held} />}
    </>
  );
}

/** What waits for a sign-in, each with what takes it out of that. */
function Waiting({ held }: { held: readonly HeldChange[] }) {
  const { session } = useSettings();
  const last = held.at(-1);
  if (last === undefined) return null;
  const words = ({ change, title }: HeldChange) => `${WORDS[change.kind][0]} “${title}”`;
  const drop = (each: HeldChange) => (
    <Button
      text="Don't do it"
      label={`Don't do it: ${words(each)}`}
      isQuiet
      onPress={() => release(each.change)}
    />
  );
  const isOne = held.length === 1;
  const isWait = held.some(({ change }) => "body" in change && "waitSeconds" in change.body);
  return (
    <div class="notice notice-warn" role="status">
      <p class="notice-title">
        Not done yet:{" "}
        {isOne ? `you asked to ${words(last)}.` : `you asked for ${held.length} things.`}
      </p>
      {!isOne && (
        <ol>
          {held.map((each) => (
            <li key={JSON.stringify(each.change)} class="actions">
              {words(each)} {drop(each)}
            </li>
          ))}
        </ol>
      )}
      <p>
        {isOne ? "That is" : "They are"} done once you have signed in
        {isWait && `, and ${isOne ? "its wait" : "a wait"} is counted from then`}.
      </p>
      <p class="actions">
        <Button
          text={`Sign in and do ${isOne ? "it" : "them"}`}
          onPress={() => void session.signIn(last.path)}
        />
        {isOne && drop(last)}
      </p>
    </div>
  );
}

function Button(props: { text: string; label?: string; isQuiet?: boolean; onPress: () => void }) {
  const { text, label, isQuiet = false, onPress } = props;
  const look = isQuiet ? "button button-quiet" : "button";
  return (
    <button type="button" class={look} aria-label={label} onClick={onPress}>
      {text}
    </button>
  );
}

type Problem = { change: HeldChange["change"]; text: string; isTransient: boolean };

/** Sends what is held, in its order, once somebody is signed in, and says that; what went wrong. */
function useHeldChangeSending(held: readonly HeldChange[]) {
  const { config, session } = useSettings();
  const { email } = useSession();
  const [location] = useLocation();
  const send = useSendHeld();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const isReturning = location === config.signIn.signedInPath;

  const sendAll = useSingleFlight(async (address: string) => {
    for (const one of held) {
      const { change, title } = one;
      const own = toOwnAddress(one, address);
      try {
        const reason = reasonNotToSend(one, address);
        if (reason !== undefined) throw new Error(reason);
        await send(own);
      } catch (error) {
        if (needsSignIn(error, session)) {
          if (own !== one) release(change); // it waits again, as its own
          return;
        }
        const text = `“${title}”: ${errorMessage(error, WORDS[change.kind][1])}`;
        setProblems((all) => [...all, { change, text, isTransient: isTransient(error) }]);
        if (isTransient(error)) return; // the others are made after it, so that none is made twice
      }
      release(change);
    }
  });
  useEffect(() => {
    const isReady = held.length > 0 && !isReturning && problems.length === 0;
    if (isReady && email !== undefined) sendAll(email);
  });
  const close = () => {
    for (const { change } of problems) release(change);
    setProblems([]);
  };
  return { problems, close, again: () => setProblems([]) };
}

/** A function that makes a held change, says so, and leaves the form in which it was asked for. */
function useSendHeld() {
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const make = useMake();
  const changeItem = useChange();
  const { read } = useUndoable();
  const { follow } = useFollowing();
  /** Returns where that is shown. */
  const sendHeld = async ({ change, title }: HeldChange): Promise<string> => {
    const text = `${WORDS[change.kind][2]}: “${title}”`;
    if ("id" in change) {
      const words = (due: string) => `${text}${"body" in change && due ? `, due ${due}` : ""}.`;
      return itemPath(await changeItem(change, await read(change), words, { isLinked: true }));
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
    const { change, path, written } = held;
    if (!("form" in change)) draftEdits(path).set({});
    else if (written !== undefined && written !== formContent(change)) return;
    else if (change.form === "create") draftEdits().set({});
    else clearEntry();
    if ("id" in change) draftEdits(change.id).set({});
    if (isFormPath(path) && currentPath() === path) navigate(shownAt);
  };
}
