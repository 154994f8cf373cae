// What the fields of a form need of it, whichever form it is.
import type { Draft, DraftChange } from "./draft";
import type { FormProblem } from "./problems";

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
