// The fields of a form for a reminder: what they are called, what they hold, and what is wrong with it.
import { ApiError, NetworkError } from "../../api/errors";
import { fieldOf, type FormState } from "../../time/picker/state";
import { ruleText } from "../error-message";
import type { Draft } from "./draft";

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
  field?: FieldName | undefined;
  text: string;
}

/** The problems that a failed call tells of, all at once. */
export function problemsOf(error: unknown, draft: Draft): FormProblem[] {
  if (error instanceof NetworkError) {
    return [
      { text: `${error.message} The reminder may have been set: trying again sets no second one.` },
    ];
  }
  const errors = error instanceof ApiError ? error.problem?.errors : undefined;
  if (!errors?.length) return [{ text: (error as Error).message }];
  return inFieldOrder(
    errors.map((each) => ({ field: fieldAt(each.pointer, draft), text: ruleText(each) })),
  );
}

/** Problems in the order in which their fields stand in the form; those of no field come first. */
export function inFieldOrder(problems: readonly FormProblem[]): FormProblem[] {
  const order: readonly unknown[] = Object.keys(FIELD_LABELS);
  const place = ({ field }: FormProblem) => order.indexOf(field);
  return problems.toSorted((one, other) => place(one) - place(other));
}

function fieldAt(pointer: string | undefined, draft: Draft): FieldName | undefined {
  const member = pointer?.replace("#/", "") ?? "";
  if (member === "timezone") return draft.timing === "at" ? "zone" : undefined;
  if (member === "dueAt" || member === "waitSeconds") {
    return { now: undefined, wait: "amount" as const, at: "date" as const }[draft.timing];
  }
  if (member === "start") return "date";
  if (member === "rrule") return draft.repeat === "custom" ? "rule" : "repeat";
  return Object.hasOwn(FIELD_LABELS, member) ? (member as FieldName) : undefined;
}

/** What is filled in, how to change it, and what is wrong with it. */
export interface FieldsState extends FormState<Draft> {
  problems: readonly FormProblem[];
}

export const PREFERENCES = [
  ["email", "Email"],
  ["sms", "SMS"],
  ["both", "Both"],
] as const;

type TextName = Exclude<FieldName, "dayBefore" | "hourBefore">;

/** What the field `name` needs: its label, its value, and what is wrong with it. */
export function textField(form: FieldsState, name: TextName) {
  const state = { ...form, change: (changes: object) => form.change(changes) };
  return { ...fieldOf<TextName>(state, name), label: FIELD_LABELS[name] };
}
