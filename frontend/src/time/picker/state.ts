// What fields show and change: those of the picker of a time, and of every form.
import type { When } from "./when";

export interface Filled<Fields> {
  when: Fields;
  change: (changes: Partial<Fields>) => void;
  /** What is wrong; that of other fields is shown elsewhere. */
  problems: readonly { field?: string; text: string }[];
  /** What the fields' ids begin with; absent where there is one such picker in the view. */
  prefix?: string;
}

export type WhenState = Filled<When>;

/** What the field `name` needs: its id, its value, and what is wrong with it. */
export function fieldOf<Name extends string>(
  { when, change, problems, prefix = "" }: Filled<Record<Name, string>>,
  name: Name,
) {
  return {
    id: prefix + name,
    value: when[name],
    onValue: (value: string) => change({ [name]: value } as Partial<Record<Name, string>>),
    problem: problems.find(({ field }) => field === name)?.text,
  };
}
