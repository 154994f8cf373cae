// The fields of a form for a reminder: their names, their values, and what is wrong with them.
import { useState } from "preact/hooks";
import { ApiError, NetworkError } from "../../api/errors";
import { fieldOf, type FormState } from "../../time/picker/state";
import { ruleText } from "../error-message";
import type { Draft } from "./draft";

/** In the order of the form. */
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

/** A draft can't be sent as it is. */
export class InvalidDraftError extends Error {
  readonly problems: readonly FormProblem[];

  constructor(problems: readonly FormProblem[]) {
    super();
    this.problems = inFieldOrder(problems);
  }
}

/** Everything that is wrong with a draft, by the error that its sending ended with. */
export function problemsOf(error: unknown, draft: Draft): readonly FormProblem[] {
  if (error instanceof InvalidDraftError) return error.problems;
  if (error instanceof NetworkError) {
    const text = "The reminder may have been set: trying again sets no second one.";
    return [{ text: `${error.message} ${text}` }];
  }
  const errors = error instanceof ApiError ? error.problem?.errors : undefined;
  if (!errors?.length) return [{ text: (error as Error).message }];
  return inFieldOrder(
    errors.map((each) => ({ field: fieldAt(each.pointer, draft), text: ruleText(each) })),
  );
}

/** Problems of no field come first. */
export function inFieldOrder(problems: readonly FormProblem[]): FormProblem[] {
  const order: readonly unknown[] = Object.keys(FIELD_LABELS);
  const place = ({ field }: FormProblem) => order.indexOf(field);
  return problems.toSorted((one, other) => place(one) - place(other));
}

/** The fields that a problem of these is about; one of another is about all the others. */
const ABOUT: Partial<Record<FieldName, readonly string[]>> = {
  message: ["message"],
  subject: ["subject", "preference"],
  email: ["email", "preference"],
  phone: ["phone", "country", "preference"],
};
const CONTENT = Object.values(ABOUT).flat();

/**
 * The problems `found` when `draft` was sent, and those that still count: what they are about is as
 * it was then.
 */
export function useProblems(draft: Partial<Draft>) {
  const [[found, sent], setFound] = useState<[readonly FormProblem[], Partial<Draft>]>([[], {}]);
  const names = Object.keys({ ...sent, ...draft }) as (keyof Draft)[];
  const changed = names.filter((name) => sent[name] !== draft[name]);
  const problems = found.filter(({ field }) => {
    const about = field && (ABOUT[field] ?? names.filter((name) => !CONTENT.includes(name)));
    return !changed.some((name) => about?.includes(name) ?? true);
  });
  const setProblems = (all: readonly FormProblem[], of = draft) => setFound([all, of]);
  return { found, problems, setProblems };
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

export interface FieldsState extends FormState<Draft> {
  problems: readonly FormProblem[];
}

export const PREFERENCES = [
  ["email", "Email"],
  ["sms", "SMS"],
  ["both", "Both"],
] as const;

type TextName = Exclude<FieldName, "dayBefore" | "hourBefore">;

/** The label, value, setter and problem of the field `name`. */
export function textField(form: FieldsState, name: TextName) {
  const state = { ...form, change: (changes: object) => form.change(changes) };
  return { ...fieldOf<TextName>(state, name), label: FIELD_LABELS[name] };
}
