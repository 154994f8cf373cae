// How often a reminder is sent: once, or again and again.
import { dueMilliseconds, fieldsOf } from "../../../time/picker/when";
import { timeIn, viewerZone } from "../../../time/zones";
import { SelectField } from "../../../ui/Field";
import type { Draft, Repeat } from "../draft";
import { type FieldsState, textField } from "../fields";
import { RepeatFields } from "./RepeatFields";
import { isRepeating, ruleOfDraft } from "./rule";

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
  always?: boolean;
}

/** The choice, and what else has to be said of what repeats. Whoever chooses gets a date to begin. */
export function RepeatChoice({ form, always = false }: Props) {
  const { draft, change } = form;
  const repeats = isRepeating(draft);
  return (
    <>
      <SelectField
        {...textField(form, "repeat")}
        options={always ? CHOICES.slice(1) : CHOICES}
        value={repeats ? draft.repeat : "no"}
        onValue={(repeat) =>
          change({ ...beginning(draft), ...(repeat === "custom" && presentRule(draft)), repeat })
        }
      />
      {repeats && <RepeatFields form={form} />}
    </>
  );
}

/** The date and time to which a wait leads, in the viewer's zone. */
function beginning(draft: Draft): Partial<Draft> {
  const due = draft.timing === "at" ? undefined : dueMilliseconds(draft);
  if (due === undefined) return { timing: "at" };
  return { ...fieldsOf(timeIn(viewerZone(), due).toPlainDateTime()), zone: "" };
}

/** The rule that a draft repeats by, with which one's own begins. */
function presentRule(draft: Draft): Partial<Draft> {
  const found = isRepeating(draft) && ruleOfDraft(draft);
  return found && "rule" in found ? { rule: found.rule } : {};
}
