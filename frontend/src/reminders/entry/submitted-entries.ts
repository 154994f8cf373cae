// What was submitted in the one line: kept in this tab until it is set, or taken back into the line.
import {
  clearEntry,
  contentOfEntry,
  type KeptEntry,
  keptEntry,
  restoreEntry,
} from "../data/kept-entry";
import { tabState } from "../data/tab-state";
import type { Draft } from "../form/draft";
import type { FormProblem } from "../form/fields";
import { LONGEST } from "../held/held-change";

export interface SubmittedEntry {
  /** Names its request: sent again, that makes no second reminder. */
  id: string;
  entry: KeptEntry;
  /** As what it was understood then. */
  draft?: Draft | undefined;
  /** The address of who was signed in. */
  asker?: string | undefined;
  /** In epoch milliseconds of this device. */
  askedAt: number;
  /** The time origin of the page that sets it. */
  loadedAt?: number;
  /** Why it is not set. */
  problems?: readonly FormProblem[];
  /** Whether it may be set nevertheless. */
  isUnsure?: boolean | undefined;
}

const SUBMITTED = tabState("submitted-entries", (stored) =>
  ([stored].flat() as SubmittedEntry[]).filter(isWhole),
);

function isWhole(submitted: SubmittedEntry): boolean {
  const { entry } = Object(submitted) as Partial<SubmittedEntry>;
  return typeof (Object(entry) as Partial<KeptEntry>).text === "string";
}

export const useSubmitted = SUBMITTED.useValue;

export const isLastSubmitted = (id: string) => SUBMITTED.get().at(-1)?.id === id;

/**
 * Submits what is in the line, and clears that; `shown` is the draft that was last shown for it, and
 * `asker` the address of who is signed in.
 */
export function submitEntry(shown: Draft | undefined, asker: string | undefined): void {
  const entry = keptEntry();
  const draft = shown?.entry === contentOfEntry(entry) ? shown : undefined;
  const id = entry.id ?? crypto.randomUUID();
  SUBMITTED.set([...SUBMITTED.get(), { id, entry, draft, asker, askedAt: Date.now() }]);
  clearEntry();
}

/** Changes the one with that id; without changes it is dropped. */
export function updateSubmitted(id: string, changes?: Partial<SubmittedEntry>): void {
  const updated = (each: SubmittedEntry) => (changes ? [{ ...each, ...changes }] : []);
  SUBMITTED.set(SUBMITTED.get().flatMap((each) => (each.id === id ? updated(each) : [each])));
}

/** Milliseconds: a wait is counted from when it is set. */
const LONGEST_FOR_WAIT = 60_000;

export type TakenEntry = SubmittedEntry & { draft: Draft };

/** Those that no page sets yet, with their drafts: this one does. What is too old it does not set. */
export function takeSubmitted(draftOf: (entry: KeptEntry) => Draft): TakenEntry[] {
  const loadedAt = performance.timeOrigin;
  const open = SUBMITTED.get().filter((each) => !each.problems && each.loadedAt !== loadedAt);
  return open.flatMap((each) => {
    const taken = { ...each, loadedAt, draft: each.draft ?? draftOf(each.entry) };
    const longest = taken.draft.timing === "wait" ? LONGEST_FOR_WAIT : LONGEST;
    const isOld = Date.now() - each.askedAt > longest;
    const problems = [{ text: "Too much time passed." }];
    const isUnsure = each.loadedAt !== undefined;
    updateSubmitted(each.id, isOld ? { problems, isUnsure } : taken);
    return isOld ? [] : [taken];
  });
}

/** Puts one back into the line; what is written there waits in its place. */
export function takeBack({ id, entry, isUnsure }: SubmittedEntry): void {
  const written = keptEntry();
  const inItsPlace = {
    ...{ id: written.id ?? crypto.randomUUID(), isUnsure: written.isUnsure },
    ...{ entry: written, draft: undefined, problems: [] },
  };
  updateSubmitted(id, written.text.trim() === "" ? undefined : inItsPlace);
  clearEntry();
  restoreEntry(contentOfEntry(entry), id, isUnsure);
}

/** Says that one is not set, and why. */
export function notSetText({ entry, problems = [], isUnsure }: SubmittedEntry): string {
  const reasons = problems.map(({ text }) => text).join(" ");
  return `${isUnsure ? "Perhaps not" : "Not"} set: “${entry.text}”. ${reasons}`.trim();
}
