// What the recipient of a message can do by its link, each by one press.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Message, MessageSnooze, StopScope } from "../api/types";
import { useKeptFocus } from "../ui/useKeptFocus";
import { useShownFlight } from "../ui/useSingleFlight";
import { type MessageCalls, problemText } from "./calls";
import { choices, DAY, fieldTime, fieldValue, momentWords, MOST_DAYS } from "./times";

export interface SectionProps {
  calls: MessageCalls;
  message: Message;
  setMessage: (message: Message) => void;
}

type Action = () => Promise<unknown>;
type Button = readonly [text: string, action: Action];

/** The look of each section's buttons, by what a link for it ends with. */
const LOOKS = { done: "button", snooze: "chip", stop: "button button-quiet" };

interface Props {
  name: keyof typeof LOOKS;
  heading: string;
  buttons: readonly Button[];
  result: string | false | undefined;
  /** What is below the buttons; `run` runs one action at a time. */
  children?: (run: (action: Action) => void) => ComponentChildren;
}

/** The heading, the buttons, and the result and the problem in live regions that stay. */
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

/** Saying that it is done, which may be repeated; what waits of a snooze is cancelled with it. */
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

/** Having it sent again, at a time of one press or at any other of the next days. */
export function SnoozeSection({ calls, message, setMessage }: SectionProps) {
  const now = new Date();
  const inDays = (days: number) => fieldValue(new Date(now.getTime() + days * DAY));
  const [other, setOther] = useState(`${inDays(1).split("T")[0]}T09:00`);
  const { snoozedTo } = message;
  const isOpen = message.actions.includes("snooze");
  const snooze = (time: MessageSnooze) => async () => setMessage(await calls.snooze(time));
  return (
    <Section
      name="snooze"
      heading={snoozedTo !== null && isOpen ? "Another time?" : "Send it again"}
      buttons={isOpen ? choices(now).map(({ text, time }) => [text, snooze(time)]) : []}
      result={snoozedTo !== null && `It comes again on ${momentWords(snoozedTo)}.`}
    >
      {(run) =>
        isOpen ? (
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
        ) : (
          snoozedTo === null && <p class="hint">It can’t be sent again now.</p>
        )
      }
    </Section>
  );
}

/** The way out: no more messages from who asked for this one, or from anybody here; and back. */
export function StopSection({
  calls,
  stopped: atFirst,
}: Pick<SectionProps, "calls"> & Pick<Message, "stopped">) {
  const [stopped, setStopped] = useState(atFirst);
  const [isUndone, setUndone] = useState(false);
  const { host } = window.location;
  const stop = (scope: StopScope) => () => calls.stop(scope).then(() => setStopped(scope));
  const undo = async () => {
    await calls.allow();
    setStopped(null);
    setUndone(true);
  };
  const ways: readonly Button[] = [
    ["Stop messages from this sender", stop("owner")],
    [`Stop all messages from ${host}`, stop("site")],
  ];
  const isOpen = stopped === null;
  const whose = stopped === "site" ? `from ${host}` : "from this sender";
  return (
    <Section
      name="stop"
      heading="No more of these?"
      buttons={isOpen ? ways : [["Undo: let them come again", undo]]}
      result={
        isOpen ? isUndone && "Messages can come again." : `Emails ${whose} are stopped for a year.`
      }
    />
  );
}
