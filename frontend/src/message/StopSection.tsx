// The way out: no more messages from who asked for this one, or from anybody here; and back.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Message, StopScope } from "../api/types";
import type { MessageCalls } from "./calls";
import { Outcome } from "./Outcome";
import { useAction } from "./useAction";

interface Props {
  calls: MessageCalls;
  stopped: Message["stopped"];
}

/** Each stop is one press, and so is taking it back. */
export function StopSection({ calls, stopped: atFirst }: Props) {
  const { isBusy, problem, run } = useAction();
  const [stopped, setStopped] = useState(atFirst);
  const [said, setSaid] = useState<string>();
  const stop = (scope: StopScope) =>
    run(async () => {
      await calls.stop(scope);
      setStopped(scope);
      setSaid(undefined);
    });
  const allow = () =>
    run(async () => {
      await calls.allow();
      setStopped(null);
      setSaid("Messages can come again.");
    });
  const whose = stopped === "site" ? `from ${window.location.host}` : "from this sender";
  return (
    <section data-for="stop" aria-labelledby="stop-heading">
      <h2 id="stop-heading">No more of these?</h2>
      <div class="actions">
        {stopped === null ? (
          <>
            <StopButton isBusy={isBusy} onPress={() => stop("owner")}>
              Stop messages from this sender
            </StopButton>
            <StopButton isBusy={isBusy} onPress={() => stop("site")}>
              Stop all messages from {window.location.host}
            </StopButton>
          </>
        ) : (
          <StopButton isBusy={isBusy} onPress={allow}>
            Undo: let them come again
          </StopButton>
        )}
      </div>
      <Outcome
        text={stopped === null ? said : `Emails ${whose} are stopped for a year.`}
        problem={problem}
      />
    </section>
  );
}

interface ButtonProps {
  isBusy: boolean;
  onPress: () => void;
  children: ComponentChildren;
}

function StopButton({ isBusy, onPress, children }: ButtonProps) {
  return (
    <button type="button" class="button button-quiet" aria-disabled={isBusy} onClick={onPress}>
      {children}
    </button>
  );
}
