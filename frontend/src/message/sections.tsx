// What the recipient of a message can do by its link, each by one press.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Message, MessageSnooze, StopScope } from "../api/types";
import { useSingleFlight } from "../ui/useSingleFlight";
import { type MessageCalls, problemText } from "./calls";
import { choices, DAY, fieldTime, fieldValue, momentWords, MOST_DAYS } from "./times";

export interface SectionProps {
  calls: MessageCalls;
  message: Message;
  setMessage: (message: Message) => void;
}

/** One at a time; a failed one leaves its problem until the next. */
type Run = (action: () => Promise<unknown>) => void;

interface Props {
  /** What a link for it ends with. */
  name: "done" | "snooze" | "stop";
  heading: string;
  /** The result, where there is one. */
  result: string | undefined;
  children: (run: Run, isBusy: boolean) => ComponentChildren;
}

/** The heading, what `children` makes, and the result and the problem in live regions that stay. */
function Section({ name, heading, result, children }: Props) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const run = useSingleFlight(async (action: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(undefined);
    await action().catch((error: unknown) => setProblem(problemText(error)));
    setBusy(false);
  });
  return (
    <section data-for={name} aria-labelledby={`${name}-heading`}>
      <h2 id={`${name}-heading`}>{heading}</h2>
      {children(run, isBusy)}
      <div role="status">{result !== undefined && <p class="action-result">{result}</p>}</div>
      <div role="alert">{problem !== undefined && <p class="action-problem">{problem}</p>}</div>
    </section>
  );
}

/** Saying that it is done, which may be repeated; what waits of a snooze is cancelled with it. */
export function DoneSection({ calls, message, setMessage }: SectionProps) {
  const isDone = message.doneAt !== null;
  const finish = async () => setMessage(await calls.done());
  return (
    <Section name="done" heading="Is it done?" result={isDone ? "It is done." : undefined}>
      {(run, isBusy) =>
        !isDone && (
          <button type="button" class="button" aria-disabled={isBusy} onClick={() => run(finish)}>
            {isBusy ? "Saving…" : "Yes, it is done"}
          </button>
        )
      }
    </Section>
  );
}

/** Having it sent again, at a time of one press or at any other of the next days. */
export function SnoozeSection({ calls, message, setMessage }: SectionProps) {
  const now = new Date();
  const [tomorrow] = fieldValue(new Date(now.getTime() + DAY)).split("T");
  const [other, setOther] = useState(`${tomorrow}T09:00`);
  const { snoozedTo } = message;
  const isOpen = message.actions.includes("snooze");
  const snooze = (time: MessageSnooze) => async () => setMessage(await calls.snooze(time));
  return (
    <Section
      name="snooze"
      heading={snoozedTo !== null && isOpen ? "Another time?" : "Send it again"}
      result={snoozedTo === null ? undefined : `It comes again on ${momentWords(snoozedTo)}.`}
    >
      {(run, isBusy) => {
        if (!isOpen) return snoozedTo === null && <p class="hint">It can’t be sent again now.</p>;
        return (
          <>
            <div class="quick-choices">
              {choices(now).map(({ text, time }) => (
                <button
                  key={text}
                  type="button"
                  class="chip"
                  aria-disabled={isBusy}
                  onClick={() => run(snooze(time))}
                >
                  {text}
                </button>
              ))}
            </div>
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
                max={fieldValue(new Date(now.getTime() + MOST_DAYS * DAY))}
                value={other}
                onInput={(event) => setOther(event.currentTarget.value)}
              />
              <button type="submit" class="button button-quiet" aria-disabled={isBusy}>
                {isBusy ? "Saving…" : "Send it then"}
              </button>
            </form>
          </>
        );
      }}
    </Section>
  );
}

/** The way out: no more messages from who asked for this one, or from anybody here; and back. */
export function StopSection({
  calls,
  stopped: atFirst,
}: Pick<SectionProps, "calls"> & Pick<Message, "stopped">) {
  const [stopped, setStopped] = useState(atFirst);
  const [said, setSaid] = useState<string>();
  const { host } = window.location;
  const stop = (scope: StopScope) => () => calls.stop(scope).then(() => setStopped(scope));
  const allow = async () => {
    await calls.allow();
    setStopped(null);
    setSaid("Messages can come again.");
  };
  const buttons: readonly (readonly [string, () => Promise<unknown>])[] =
    stopped === null
      ? [
          ["Stop messages from this sender", stop("owner")],
          [`Stop all messages from ${host}`, stop("site")],
        ]
      : [["Undo: let them come again", allow]];
  const whose = stopped === "site" ? `from ${host}` : "from this sender";
  return (
    <Section
      name="stop"
      heading="No more of these?"
      result={stopped === null ? said : `Emails ${whose} are stopped for a year.`}
    >
      {(run, isBusy) => (
        <div class="actions">
          {buttons.map(([text, action]) => (
            <button
              key={text}
              type="button"
              class="button button-quiet"
              aria-disabled={isBusy}
              onClick={() => run(action)}
            >
              {text}
            </button>
          ))}
        </div>
      )}
    </Section>
  );
}
