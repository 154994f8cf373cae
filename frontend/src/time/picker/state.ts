// What the picker of a time shows and changes.
import type { When, WhenProblem } from "./when";

export interface WhenState {
  when: When;
  change: (changes: Partial<When>) => void;
  /** What is wrong; that of other fields is shown elsewhere. */
  problems: readonly { field?: string; text: string }[];
  /** What the fields' ids begin with; absent where there is one such picker in the view. */
  prefix?: string;
}

/** What a field needs: its id, and what is wrong with it. */
export function fieldOf(
  { problems, prefix = "" }: Pick<WhenState, "problems" | "prefix">,
  name: WhenProblem["field"],
) {
  return { id: prefix + name, problem: problems.find(({ field }) => field === name)?.text };
}
