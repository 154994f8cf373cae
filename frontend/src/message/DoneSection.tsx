// Saying that what a message is about is done.
import type { Message } from "../api/types";
import type { MessageCalls } from "./calls";
import { Outcome } from "./Outcome";
import { useAction } from "./useAction";

interface Props {
  calls: MessageCalls;
  message: Message;
  setMessage: (message: Message) => void;
}

/** One press, which may be repeated; what waits of a snooze is cancelled with it. */
export function DoneSection({ calls, message, setMessage }: Props) {
  const { isBusy, problem, run } = useAction();
  const isDone = message.doneAt !== null;
  return (
    <section data-for="done" aria-labelledby="done-heading">
      <h2 id="done-heading">Is it done?</h2>
      {!isDone && (
        <button
          type="button"
          class="button"
          aria-disabled={isBusy}
          onClick={() => run(async () => setMessage(await calls.done()))}
        >
          {isBusy ? "Saving…" : "Yes, it is done"}
        </button>
      )}
      <Outcome text={isDone ? "It is done." : undefined} problem={problem} />
    </section>
  );
}
