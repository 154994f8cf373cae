// Having a message sent again, at a time of one press or at any other of the next days.
import { useState } from "preact/hooks";
import type { Message, MessageSnooze } from "../api/types";
import type { MessageCalls } from "./calls";
import { Outcome } from "./Outcome";
import { choices, fieldTime, fieldValue, momentWords, MOST_DAYS } from "./times";
import { useAction } from "./useAction";

interface Props {
  calls: MessageCalls;
  message: Message;
  setMessage: (message: Message) => void;
}

const DAY = 86_400_000;

/** The choices while there are any, and when it comes again. */
export function SnoozeSection({ calls, message, setMessage }: Props) {
  const { isBusy, problem, run } = useAction();
  const now = new Date();
  const [other, setOther] = useState(
    `${fieldValue(new Date(now.getTime() + DAY)).split("T")[0]}T09:00`,
  );
  const snooze = (time: MessageSnooze | undefined) => {
    if (time !== undefined) run(async () => setMessage(await calls.snooze(time)));
  };
  const { snoozedTo } = message;
  const isOpen = message.actions.includes("snooze");
  return (
    <section data-for="snooze" aria-labelledby="snooze-heading">
      <h2 id="snooze-heading">{snoozedTo === null ? "Send it again" : "Another time?"}</h2>
      {isOpen && (
        <>
          <div class="quick-choices">
            {choices(now).map(({ text, time }) => (
              <button
                key={text}
                type="button"
                class="chip"
                aria-disabled={isBusy}
                onClick={() => snooze(time)}
              >
                {text}
              </button>
            ))}
          </div>
          <form
            class="message-time"
            onSubmit={(event) => {
              event.preventDefault();
              snooze(fieldTime(other));
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
      )}
      {!isOpen && snoozedTo === null && <p class="hint">It can’t be sent again now.</p>}
      <Outcome
        text={snoozedTo === null ? undefined : `It comes again on ${momentWords(snoozedTo)}.`}
        problem={problem}
      />
    </section>
  );
}
