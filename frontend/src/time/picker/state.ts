// The state of a form, and what its fields need of it.

export interface FormState<Draft> {
  draft: Draft;
  change: (changes: Partial<Draft>) => void;
  /** Those of other fields, or of none, are shown elsewhere. */
  problems: readonly { field?: string | undefined; text: string }[];
  /** The start of the fields' ids, if the view has several forms. */
  prefix?: string;
}

/** The id, value and problem of the field `name`. */
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

/** The problems of the fields that have a text in `texts`. */
export function problemsIn<Name extends string>(
  texts: Partial<Record<Name, string | false | undefined>>,
): { field: Name; text: string }[] {
  const all = Object.entries<string | false | undefined>(texts);
  return all.flatMap(([name, text]) => (text ? [{ field: name as Name, text }] : []));
}
