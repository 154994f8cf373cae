// Changes that somebody requested while signed out: held in this tab until they sign in.
import { type Change, OWN_ADDRESS } from "../data/change";
import { isOfLine } from "../data/idempotency-key";
import { tabState } from "../data/tab-state";
import type { Action } from "../error-message";
import { draftEdits } from "../form/draft";

/** For each change: "you asked to …", the action for errors, and what is announced. */
export const WORDS: Readonly<Record<Change["kind"], readonly [string, Action, string]>> = {
  create: ["set", "snooze", "Set"],
  repeat: ["set", "snooze", "Set"],
  cancel: ["cancel", "cancel", "Cancelled"],
  dismiss: ["dismiss", "dismiss", "Dismissed"],
  complete: ["mark as done", "mark", "Done"],
  reopen: ["mark as not done", "mark", "Not done"],
  update: ["change", "change", "Changed"],
  snooze: ["send again", "snooze", "Set again"],
  pause: ["pause", "change", "Paused"],
  resume: ["resume", "change", "Resumed"],
  end: ["end", "change", "Ended"],
  "update schedule": ["change", "change", "Changed"],
  follow: ["change", "change", "Changed"],
};

export interface HeldChange {
  change: Change;
  title: string;
  /** The address of the requester, if known. */
  asker?: string | undefined;
  /** In epoch milliseconds of this device. */
  askedAt: number;
  /** The path of the view that requested it. */
  path: string;
  /** The content of its form then, as `formContent` returns it. */
  written?: string | undefined;
}

/** A change is held, since nobody is signed in; `hasJustEnded` where somebody was. */
export class SignInNeededError extends Error {
  readonly hasJustEnded: boolean;
  readonly change: Change;

  constructor(hasJustEnded: boolean, change: Change) {
    super("Your session ended before this was done. It is done once you have signed in again.");
    this.hasJustEnded = hasJustEnded;
    this.change = change;
  }
}

/** Milliseconds after which a held change may no longer be meant. */
export const LONGEST = 30 * 60_000;

/** Oldest first; a former version of the page kept one without a list. */
const HELD = tabState("held-change", (stored) => ([stored].flat() as HeldChange[]).filter(isWhole));

function isWhole(held: HeldChange): boolean {
  const { change } = Object(held) as Partial<HeldChange>;
  const { kind, ...rest } = Object(change) as Readonly<Record<string, unknown>>;
  return Object.keys(WORDS).includes(String(kind)) && ("id" in rest || "body" in rest);
}

export const useHeldChanges = HELD.useValue;

/** Holds a change, in place of an earlier one like it, for the requester of the others. */
export function hold(held: HeldChange): void {
  const asker = held.asker ?? HELD.get().at(-1)?.asker;
  release(held.change);
  HELD.set([...HELD.get(), { ...held, asker }]);
}

export function release(change: Change): void {
  HELD.set(HELD.get().filter((held) => keyOf(held.change) !== keyOf(change)));
}

/** Equal for changes of the same kind of the same item, for equal creations, and for one entry. */
function keyOf(change: Change): string {
  if ("form" in change) return isOfLine(change.form) ? change.form : JSON.stringify(change);
  return `${change.kind} ${"id" in change ? change.id : change.schedule.id}`;
}

/** The present content of the form that a creation comes from. */
export function formContent(change: Change): string | undefined {
  if (!("form" in change)) return undefined;
  return change.form === "create" ? JSON.stringify(draftEdits().get()) : change.entry;
}

/** The same change with `email` as the address, where it was left open. */
export function toOwnAddress(held: HeldChange, email: string): HeldChange {
  const { change } = held;
  if (!("form" in change) || change.body.email !== OWN_ADDRESS) return held;
  // Each kind keeps its own body.
  return { ...held, change: { ...change, body: { ...change.body, email } } as Change };
}

/** Why what `asker` asked for is not sent for `email`. */
export function askerProblem(asker: string | undefined, email: string): string | undefined {
  if (asker === undefined || asker === email) return undefined;
  return `It was asked for as ${asker}, and you are signed in as ${email}: nothing was done.`;
}

/** Why `held` is not sent for `email`, who has signed in. */
export function reasonNotToSend({ asker, askedAt }: HeldChange, email: string): string | undefined {
  const problem = askerProblem(asker, email);
  if (problem !== undefined) return problem;
  const isOld = Date.now() - askedAt > LONGEST;
  return isOld ? "Too much time passed until you signed in: nothing was done." : undefined;
}
