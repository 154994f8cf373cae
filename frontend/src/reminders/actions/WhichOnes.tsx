// Asks which are meant of those that repeat: only this one, or this and all that follow.
import { Link } from "wouter-preact";
import type { Reminder } from "../../api/types";
import { editSchedulePath } from "../paths";
import { Question } from "./Question";

export interface Series {
  scheduleId: string;
  /** The local date-time at which the schedule gives it. */
  occurrence: string;
}

/** The reminder's schedule, and its place there; undefined where it is of none. */
export function seriesOf({ scheduleId, occurrence }: Reminder): Series | undefined {
  return scheduleId === null || occurrence === null ? undefined : { scheduleId, occurrence };
}

interface Props {
  /** What is to be done, as the start of the question: "Cancel". */
  verb: string;
  /** Whether it is being done to those that follow. */
  isPending?: boolean;
  onOnlyThis: () => void;
  /** What to do with this and those that follow, or whose view changes them. */
  following: (() => void) | Series;
}

/** Two ways on. */
export function WhichOnes({ verb, isPending = false, onOnlyThis, following }: Props) {
  return (
    <Question text={`It repeats. ${verb} which?`}>
      <button type="button" class="chip" aria-disabled={isPending} onClick={onOnlyThis}>
        Only this one
      </button>
      {typeof following === "function" ? (
        <button type="button" class="chip" aria-disabled={isPending} onClick={following}>
          {isPending ? "Cancelling…" : "This and all that follow"}
        </button>
      ) : (
        <Link class="chip" href={editSchedulePath(following.scheduleId, following.occurrence)}>
          This and all that follow
        </Link>
      )}
    </Question>
  );
}
