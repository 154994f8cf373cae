// What the fields of a form need of it, whichever form it is.
import { fieldOf } from "../../time/picker/state";
import type { Draft, DraftChange } from "./draft";
import { FIELD_LABELS, type FormProblem } from "./problems";

/** What is filled in, how to change it, and what is wrong with it. */
export interface FieldsState {
  draft: Draft;
  change: DraftChange;
  problems: readonly FormProblem[];
}

/** The preferences and what they are called. */
export const PREFERENCES = [
  ["email", "Email"],
  ["sms", "SMS"],
  ["both", "Both"],
] as const;

type TextName = Exclude<keyof typeof FIELD_LABELS, "dayBefore" | "hourBefore">;

/** What the field `name` needs: its label, its value, and what is wrong with it. */
export function textField({ draft, change, problems }: FieldsState, name: TextName) {
  const state = { when: draft, change: (changes: object) => change(changes), problems };
  return { ...fieldOf<TextName>(state, name), label: FIELD_LABELS[name] };
}
