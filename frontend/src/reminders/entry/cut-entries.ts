// What left the one line before it was set: kept in this tab until it is set, or named as not set.
import type { KeptEntry } from "../data/kept-entry";
import { tabState } from "../data/tab-state";
import type { Draft } from "../form/draft";
import { LONGEST } from "../held/held-change";

interface CutEntry {
  draft: Draft;
  /** In epoch milliseconds of this device. */
  askedAt: number;
  /** The time origin of the page that sets it. */
  loadedAt: number;
}

const CUT = tabState("cut-entries", (stored) => ([stored].flat() as CutEntry[]).filter(isWhole));

function isWhole(cut: CutEntry): boolean {
  const { draft } = Object(cut) as Partial<CutEntry>;
  return typeof (Object(draft) as Partial<Draft>).entry === "string";
}

export function keepCut(draft: Draft): void {
  const cut = { draft, askedAt: Date.now(), loadedAt: performance.timeOrigin };
  CUT.set([...CUT.get(), cut]);
}

export function dropCut(draft: Draft): void {
  const all = CUT.get();
  const place = all.findIndex((each) => JSON.stringify(each.draft) === JSON.stringify(draft));
  if (place >= 0) CUT.set(all.toSpliced(place, 1));
}

const isLeft = ({ loadedAt }: CutEntry) => loadedAt !== performance.timeOrigin;

/** What was not set when the page was left; what may no longer be meant is only named. */
export function takeLeft(): Draft[] {
  const left = CUT.get().filter(isLeft);
  CUT.set(CUT.get().filter((each) => !isLeft(each)));
  const isOld = ({ askedAt }: CutEntry) => Date.now() - askedAt > LONGEST;
  for (const { draft } of left.filter(isOld)) miss(draft, "Too much time passed.");
  return left.filter((each) => !isOld(each)).map(({ draft }) => draft);
}

const MISSED = tabState("missed-entries", (stored) =>
  [stored].flat().filter((each) => typeof each === "string"),
);

export const useMissed = MISSED.useValue;

/** Keeps that `draft` was not set, and why. */
export function miss(draft: Draft, reason: string): void {
  MISSED.set([...MISSED.get(), notSet(draft, reason)]);
}

/** Says that `draft` was not set, and why. */
export function notSet({ entry }: Draft, reason: string): string {
  return `“${(JSON.parse(entry) as KeptEntry).text}” was not set. ${reason}`;
}

export const clearMissed = () => MISSED.set([]);

/** Whether something was not set that should have been. */
export const hasUnset = () => MISSED.get().length > 0 || CUT.get().some(isLeft);
