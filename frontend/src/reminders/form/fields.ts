// The fields of a form for a reminder: what they are called, what they hold, and what is wrong with it.
import { ApiError, NetworkError } from "../../api/errors";
import { fieldOf } from "../../time/picker/state";
import { ruleText } from "../error-message";
import type { Draft, DraftChange } from "./draft";

/** What the fields are called, in the order in which they stand in the form. */
export const FIELD_LABELS = {
  message: "Message",
  subject: "Subject",
  amount: "In",
  date: "Date",
  time: "Time",
  zone: "Time zone",
  repeat: "Repeat",
  weekdays: "On",
  rule: "Rule",
  lastDate: "Last day",
  count: "How many times",
  dayBefore: "Also a day before",
  hourBefore: "Also an hour before",
  email: "Email address",
  phone: "Mobile number",
} as const;

export type FieldName = keyof typeof FIELD_LABELS;

/** `field` is absent when the problem belongs to none. */
export interface FormProblem {
  field?: FieldName;
  text: string;
}

/** The text for the first problem of a field. */
export function problemOf(problems: readonly FormProblem[], field: FieldName): string | undefined {
  return problems.find((problem) => problem.field === field)?.text;
}

/** The problems that a failed call tells of, all at once. */
export function problemsOf(error: Error, draft: Draft): FormProblem[] {
  if (error instanceof NetworkError) {
    return [
      { text: `${error.message} The reminder may have been set: trying again sets no second one.` },
    ];
  }
  const errors = error instanceof ApiError ? error.problem?.errors : undefined;
  if (!errors?.length) return [{ text: error.message }];
  const problems = errors.map((error) => {
    const field = fieldAt(error.pointer, draft);
    const text = ruleText(error);
    return field === undefined ? { text } : { field, text };
  });
  return inFieldOrder(problems);
}

/** Problems in the order in which their fields stand in the form; those of no field come first. */
export function inFieldOrder(problems: readonly FormProblem[]): FormProblem[] {
  const order = Object.keys(FIELD_LABELS);
  const place = ({ field }: FormProblem) => (field === undefined ? -1 : order.indexOf(field));
  return problems.toSorted((one, other) => place(one) - place(other));
}

function fieldAt(pointer: string | undefined, draft: Draft): FieldName | undefined {
  const member = pointer?.replace("#/", "");
  if (member === "timezone") return draft.timing === "at" ? "zone" : undefined;
  if (member === "dueAt" || member === "waitSeconds") {
    return { now: undefined, wait: "amount", at: "date" }[draft.timing] as FieldName | undefined;
  }
  if (member === "start") return "date";
  if (member === "rrule") return draft.repeat === "custom" ? "rule" : "repeat";
  return Object.hasOwn(FIELD_LABELS, member ?? "") ? (member as FieldName) : undefined;
}

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
