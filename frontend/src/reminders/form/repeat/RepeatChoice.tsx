// How often a reminder is sent: once, or again and again.
import { lazily } from "../../../chunks/Lazily";
import { dueMilliseconds } from "../../../time/picker/when";
import { serverNow } from "../../../time/server-clock";
import { viewerZone } from "../../../time/zones";
import { Field } from "../../../ui/Field";
import type { Draft, Repeat } from "../draft";
import { FIELD_LABELS, problemOf } from "../problems";
import type { FieldsState } from "../state";
import { dateFields } from "./date-fields";
import { isRepeating } from "./rule-of-draft";

const RepeatFields = lazily(() => import("./RepeatFields").then((part) => part.RepeatFields), {
  what: "the rest of the form",
});

const CHOICES: readonly (readonly [Repeat, string])[] = [
  ["no", "No"],
  ["day", "Each day"],
  ["weekday", "Each weekday, Monday to Friday"],
  ["week", "Each week, on chosen days"],
  ["month", "Each month, on this day"],
  ["month end", "Each month, on its last day"],
  ["year", "Each year, on this date"],
  ["custom", "Custom: by a rule that you write"],
];

interface Props {
  form: FieldsState;
  /** Whether it repeats in any case. */
  always?: boolean;
}

/** The choice, and what else has to be said of what repeats. Whoever chooses gets a date to begin. */
export function RepeatChoice({ form, always = false }: Props) {
  const { draft, change, problems } = form;
  const choices = always ? CHOICES.slice(1) : CHOICES;
  const onChoose = (chosen: string) => {
    const [repeat] = choices.find(([name]) => name === chosen) ?? [];
    if (repeat !== undefined) change({ ...beginning(draft), repeat });
  };
  return (
    <>
      <Field id="repeat" label={FIELD_LABELS.repeat} problem={problemOf(problems, "repeat")}>
        {(control) => (
          <select
            {...control}
            value={isRepeating(draft) ? draft.repeat : "no"}
            onChange={(event) => onChoose(event.currentTarget.value)}
          >
            {choices.map(([name, text]) => (
              <option key={name} value={name}>
                {text}
              </option>
            ))}
          </select>
        )}
      </Field>
      {isRepeating(draft) && <RepeatFields form={form} />}
    </>
  );
}

/** The date and time to which a wait leads, in the viewer's zone. */
function beginning(draft: Draft): Partial<Draft> {
  if (draft.timing === "at") return {};
  const due = dueMilliseconds(draft, viewerZone(), serverNow());
  return due === undefined ? { timing: "at" } : dateFields(due);
}
