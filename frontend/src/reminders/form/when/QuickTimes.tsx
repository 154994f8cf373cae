// The quick choices of a time, each of which fills in the fields below.
import { Temporal } from "temporal-polyfill";
import { untilNextMinute, useNow } from "../../../time/clock";
import { type QuickChoice, quickChoices } from "../../../time/quick-choices";
import { viewerZone } from "../../../time/zones";
import type { Draft } from "../draft";
import type { FieldsState } from "../state";

/** A button for each; pressed is the one whose time the fields have. */
export function QuickTimes({ form: { draft, change } }: { form: FieldsState }) {
  const now = useNow(untilNextMinute);
  return (
    <div class="quick-choices" role="group" aria-label="Quick choices">
      {quickChoices(now, viewerZone()).map(({ name, text, time }) => (
        <button
          key={name}
          type="button"
          class="chip"
          aria-pressed={isFilledIn(draft, time)}
          onClick={() => change(filledIn(time))}
        >
          {text}
        </button>
      ))}
    </div>
  );
}

/** Whether a draft's fields are as choosing `time` leaves them. */
export function isFilledIn(draft: Draft, time: QuickChoice["time"]): boolean {
  return Object.entries({ ...draft, ...filledIn(time) }).every(
    ([name, value]) => draft[name as keyof Draft] === value,
  );
}

/** The fields of a draft that mean `time`. */
export function filledIn(time: QuickChoice["time"]): Partial<Draft> {
  if ("waitSeconds" in time) {
    return { timing: "wait", amount: String(time.waitSeconds / 60), unit: "minutes" };
  }
  const local = Temporal.PlainDateTime.from(time.dueAt);
  return {
    timing: "at",
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: "minute" }),
    zone: "",
  };
}
