// What the recipient of a message can do by its link, each with one press and without signing in.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { apiClient } from "../api/client";
import { ApiError, dataOf } from "../api/errors";
import type { Message, MessageSnooze, StopScope } from "../api/types";
import { errorMessage } from "../reminders/error-message";
import { useKeptFocus } from "../ui/useKeptFocus";
import { useShownFlight } from "../ui/useSingleFlight";
import { DAY, fieldTime, fieldValue, momentWords, MOST_DAYS, snoozeChoices } from "./times";

type Calls = ReturnType<typeof messageCalls>;

/** The calls by the link with `token`; each rejects with ApiError or NetworkError. */
export function messageCalls(token: string) {
  const api = apiClient("");
  const params = { path: { token } };
  return {
    view: () => dataOf(api.GET("/v1/messages/{token}", { params })),
    done: () => dataOf(api.POST("/v1/messages/{token}/done", { params })),
    snooze: (body: MessageSnooze) =>
      dataOf(api.POST("/v1/messages/{token}/snooze", { params, body })),
    stop: (scope: StopScope) =>
      dataOf(api.POST("/v1/messages/{token}/stop", { params, body: { scope } })),
    allow: () => dataOf(api.DELETE("/v1/messages/{token}/stop", { params })),
  };
}

/** Why a call by a link failed. */
export function problemText(error: unknown): string {
  const code = error instanceof ApiError ? error.problem?.code : undefined;
  if (code === "not_found") return "This link no longer works.";
  if (code === "wrong_status") return "It is still being sent on another channel. Try again later.";
  return errorMessage(error, "change");
}

/** The look of each section's buttons, by the section's id, which is a link's hash too. */
const LOOKS = { done: "button", snooze: "chip", stop: "button button-quiet" };

type Action = () => Promise<unknown>;

interface Props {
  name: keyof typeof LOOKS;
  heading: string;
  /** Each with its text. */
  buttons: readonly (readonly [string, Action])[];
  result: string | false;
  /** What is below the buttons; `run` runs one action at a time. */
  children?: (run: (action: Action) => void) => ComponentChildren;
}

/** A heading, buttons, and live regions for the result and the problem. */
function Section({ name, heading, buttons, result, children }: Props) {
  const [problem, setProblem] = useState<string>();
  const [run, isBusy] = useShownFlight(async (action: Action) => {
    setProblem(undefined);
    await action().catch((error: unknown) => setProblem(problemText(error)));
  });
  useKeptFocus(isBusy, `#${name}-heading`);
  return (
    <section id={name} aria-labelledby={`${name}-heading`}>
      <h2 id={`${name}-heading`} tabIndex={-1}>
        {heading}
      </h2>
      <div class="quick-choices">
        {buttons.map(([text, action]) => (
          <button
            key={text}
            type="button"
            class={LOOKS[name]}
            aria-disabled={isBusy}
            onClick={() => run(action)}
          >
            {text}
          </button>
        ))}
      </div>
      {children?.(run)}
      <div role="status">
        {isBusy && "Saving…"}
        {!isBusy && result && <p class="action-result">{result}</p>}
      </div>
      <div role="alert">{problem !== undefined && <p class="action-problem">{problem}</p>}</div>
    </section>
  );
}

export interface SectionProps {
  calls: Calls;
  message: Message;
  setMessage: (message: Message) => void;
}

/** Marks the message as done, which also cancels its waiting snooze. */
export function DoneSection({ calls, message, setMessage }: SectionProps) {
  const isDone = message.doneAt !== null;
  const finish = async () => setMessage(await calls.done());
  return (
    <Section
      name="done"
      heading="Is it done?"
      buttons={isDone ? [] : [["Yes, it is done", finish]]}
      result={isDone && "It is done."}
    />
  );
}

/** Has the message sent again at a quick choice, or at any other time. */
export function SnoozeSection({ calls, message, setMessage }: SectionProps) {
  const now = new Date();
  const inDays = (days: number) => fieldValue(new Date(now.getTime() + days * DAY));
  const [other, setOther] = useState(`${inDays(1).split("T")[0]}T09:00`);
  const { snoozedTo } = message;
  const canSnooze = message.actions.includes("snooze");
  const snooze = (time: MessageSnooze) => async () => setMessage(await calls.snooze(time));
  const form = (run: (action: Action) => void) => (
    <form
      class="message-time"
      onSubmit={(event) => {
        event.preventDefault();
        run(snooze(fieldTime(other)));
      }}
    >
      <label for="other-time">Or at another time</label>
      <input
        id="other-time"
        type="datetime-local"
        required
        min={fieldValue(now)}
        max={inDays(MOST_DAYS)}
        value={other}
        onInput={(event) => setOther(event.currentTarget.value)}
      />
      <button class="button button-quiet">Send it then</button>
    </form>
  );
  return (
    <Section
      name="snooze"
      heading={snoozedTo !== null && canSnooze ? "Another time?" : "Send it again"}
      buttons={canSnooze ? snoozeChoices(now).map(({ text, time }) => [text, snooze(time)]) : []}
      result={snoozedTo !== null && `It will be sent again on ${momentWords(snoozedTo)}.`}
    >
      {(run) => {
        if (canSnooze) return form(run);
        return snoozedTo === null && <p class="hint">It can't be sent again now.</p>;
      }}
    </Section>
  );
}

/** Stops messages from this sender, or all from this site; and undoes that. */
export function StopSection({ calls, stopped }: { calls: Calls } & Pick<Message, "stopped">) {
  const [state, setState] = useState<string | null>(stopped);
  const { host } = window.location;
  const stop = (scope: StopScope) => () => calls.stop(scope).then(() => setState(scope));
  const allow = () => calls.allow().then(() => setState("allowed"));
  const isStopped = state !== null && state !== "allowed";
  const sender = state === "site" ? `from ${host}` : "from this sender";
  return (
    <Section
      name="stop"
      heading="No more of these?"
      buttons={
        isStopped
          ? [["Undo: allow them again", allow]]
          : [
              ["Stop messages from this sender", stop("owner")],
              [`Stop all messages from ${host}`, stop("site")],
            ]
      }
      result={
        isStopped
          ? `Emails ${sender} are stopped for a year.`
          : state !== null && "Messages are allowed again."
      }
    />
  );
}
