// Lists the changes that wait for a sign-in, sends them after it, and says what failed.
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { isTransient } from "../../api/errors";
import { useSettings } from "../../config/ConfigGate";
import { follow } from "../../schedules/data/following";
import { currentPath, useSession } from "../../sign-in/useSession";
import { useBeforeSessionEnds } from "../../ui/session-end";
import { useKeptFocus } from "../../ui/useKeptFocus";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { changeAndAnnounce, itemPath } from "../data/change-item";
import { isOfLine } from "../data/idempotency-key";
import { clearSubmitted } from "../data/kept-entry";
import { needsSignIn, readItem } from "../data/send";
import { type Services, useServices } from "../data/services";
import { submissionQueue } from "../data/submission-queue";
import { errorMessage } from "../error-message";
import { clearDraft, draftEdits } from "../form/draft";
import { make } from "../form/useCreate";
import { doneText } from "../labels";
import { isFormPath, leaveForm } from "../paths";
import {
  formContent,
  type HeldChange,
  reasonNotToSend,
  release,
  toOwnAddress,
  useHeldChanges,
  WORDS,
} from "./held-change";

/** Stands above every view; nothing while nothing is held and nothing failed. */
export function HeldChangeNotice() {
  const { client } = useServices();
  useBeforeSessionEnds(() => submissionQueue(client));
  const held = useHeldChanges();
  const { state } = useSession();
  const { problems, close, retry } = useSendAll(held);
  useKeptFocus(`${problems.length} ${held.length}`);
  const isSignedOut = state.status !== "unknown" && state.status !== "signed in";
  return (
    <>
      {problems.length > 0 && (
        <div class="notice" role="alert">
          {problems.map(({ held: { change }, text }) => (
            <p key={JSON.stringify(change)} class="notice-title">
              {text}
            </p>
          ))}
          <p class="actions">
            {problems.some((problem) => problem.isTransient) && (
              <button type="button" class="button" onClick={retry}>
                Try again
              </button>
            )}
            <button type="button" class="button button-quiet" onClick={close}>
              Close
            </button>
          </p>
        </div>
      )}
      {isSignedOut && <HeldChanges held={held} />}
    </>
  );
}

function HeldChanges({ held }: { held: readonly HeldChange[] }) {
  const { session } = useSettings();
  const last = held.at(-1);
  if (last === undefined) return null;
  const words = ({ change, title }: HeldChange) => `${WORDS[change.kind][0]} “${title}”`;
  const drop = (each: HeldChange) => (
    <button
      type="button"
      class="button button-quiet"
      aria-label={`Don't do it: ${words(each)}`}
      onClick={() => release(each.change)}
    >
      Don't do it
    </button>
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
        <button type="button" class="button" onClick={() => void session.signIn(last.path)}>
          Sign in and do {isOne ? "it" : "them"}
        </button>
        {isOne && drop(last)}
      </p>
    </div>
  );
}

type Problem = { held: HeldChange; text: string; isTransient: boolean };

/** Sends `held`, in its order, once somebody is signed in; what failed, and how to go on. */
function useSendAll(held: readonly HeldChange[]) {
  const services = useServices();
  const { config, session } = services;
  const { email } = useSession();
  const [location] = useLocation();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const isReturning = location === config.signIn.signedInPath;

  const sendAll = useSingleFlight(async (address: string) => {
    for (const one of held) {
      const own = toOwnAddress(one, address);
      try {
        const reason = reasonNotToSend(one, address);
        if (reason !== undefined) throw new Error(reason);
        await sendHeld(services, own);
      } catch (error) {
        if (needsSignIn(error, session)) {
          if (own !== one) release(one.change); // it is held again, with the address
          return;
        }
        const text = `“${one.title}”: ${errorMessage(error, WORDS[one.change.kind][1])}`;
        setProblems((all) => [...all, { held: one, text, isTransient: isTransient(error) }]);
        if (isTransient(error)) return; // the others wait for their turn
      }
      release(one.change);
    }
  });
  useEffect(() => {
    const isReady = held.length > 0 && !isReturning && problems.length === 0;
    if (isReady && email !== undefined) sendAll(email);
  });
  const close = () => {
    for (const problem of problems) release(problem.held.change);
    setProblems([]);
  };
  return { problems, close, retry: () => setProblems([]) };
}

/** Makes a held change, announces it, and leaves the form that it came from. */
async function sendHeld(services: Services, held: HeldChange): Promise<void> {
  const { change, path, written } = held;
  const shownAt = await sendAndAnnounce(services, held);
  if (!("form" in change)) draftEdits(path).set({});
  else if (isOfLine(change.form)) clearSubmitted(change.form, written);
  else if (written !== undefined && written !== formContent(change)) return;
  else clearDraft();
  if ("id" in change) draftEdits(change.id).set({});
  if (isFormPath(path) && currentPath() === path) leaveForm(shownAt);
}

/** Returns the path where the result is shown. */
async function sendAndAnnounce(services: Services, { change, title }: HeldChange) {
  if ("id" in change) {
    const before = await readItem(services, change);
    return itemPath(await changeAndAnnounce(services, change, before, {}, true));
  }
  const made =
    change.kind === "follow"
      ? { text: doneText("Changed", change.schedule), ...(await follow(services, change)) }
      : await make(services, change);
  services.announce(made.text, { about: made.ids, title, undo: made.undo, href: made.path });
  return made.path;
}
