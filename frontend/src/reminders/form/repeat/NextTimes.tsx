// The next times at which a reminder that repeats would be sent, as the server says.
import { useEffect, useState } from "preact/hooks";
import { ApiError } from "../../../api/errors";
import type { ScheduleTimes } from "../../../api/types";
import { usePreview } from "../../../schedules/data/schedule-queries";
import { useSession } from "../../../sign-in/useSession";
import { DueTime } from "../../DueTime";
import { ruleText } from "../../error-message";

/** How many are shown. */
const SHOWN = 3;

/** Milliseconds without another key after which the server is asked. */
const PAUSE = 400;

/** The next three of `times`, or why there are none. */
export function NextTimes({ times }: { times: ScheduleTimes }) {
  const { state } = useSession();
  const isSignedIn = state.status === "signed in";
  const settled = useSettled(times);
  const { data, error, isPlaceholderData } = usePreview(isSignedIn ? settled : undefined);
  if (!isSignedIn) return <p class="hint">Sign in to see the next times.</p>;
  if (error !== null) return <p class="field-problem">{reason(error)}</p>;
  if (data === undefined) return <p class="hint">The next times are being worked out…</p>;
  const next = data.occurrences.slice(0, SHOWN);
  return (
    <>
      <p id="next-times">{next.length < SHOWN ? "All that are left:" : `The next ${SHOWN}:`}</p>
      <ol class="next-times" aria-labelledby="next-times" aria-busy={isPlaceholderData}>
        {next.map(({ occurrence, dueAt, dueAtLocal }) => (
          <li key={occurrence}>
            <DueTime reminder={{ dueAt, dueAtLocal, timezone: times.timezone }} />
          </li>
        ))}
      </ol>
    </>
  );
}

function reason(error: Error): string {
  const errors = error instanceof ApiError ? error.problem?.errors : undefined;
  return errors?.length ? errors.map(ruleText).join(" ") : error.message;
}

/** The latest times that have stood for a while; undefined while there are none. */
function useSettled(times: ScheduleTimes): ScheduleTimes | undefined {
  const text = JSON.stringify(times);
  const [settled, setSettled] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled === undefined ? undefined : (JSON.parse(settled) as ScheduleTimes);
}
