// What fields show and change: those of the picker of a time, and of every form.
import type { When } from "./when";

export interface FormState<Draft> {
  draft: Draft;
  change: (changes: Partial<Draft>) => void;
  /** What is wrong; that of other fields is shown elsewhere. */
  problems: readonly { field?: string | undefined; text: string }[];
  /** What the fields' ids begin with; absent where there is one such picker in the view. */
  prefix?: string;
}

export type WhenState = FormState<When>;

/** What the field `name` needs: its id, its value, and what is wrong with it. */
export function fieldOf<Name extends string>(
  { draft, change, problems, prefix = "" }: FormState<Record<Name, string>>,
  name: Name,
) {
  return {
    id: prefix + name,
    value: draft[name],
    onValue: (value: string) => change({ [name]: value } as Partial<Record<Name, string>>),
    problem: problems.find(({ field }) => field === name)?.text,
  };
}

/** What is wrong, of the texts that say so of their fields. */
export function problemsIn<Name extends string>(
  texts: Partial<Record<Name, string | false | undefined>>,
): { field: Name; text: string }[] {
  const all = Object.entries<string | false | undefined>(texts);
  return all.flatMap(([name, text]) => (text ? [{ field: name as Name, text }] : []));
}
