// A change that was asked for while nobody was signed in: kept in this tab until somebody is.
import { type QueryClient, useQueryClient } from "@tanstack/preact-query";
import { type Change, OWN_ADDRESS } from "../data/change";
import { tabState } from "../data/page-state";
import type { Action } from "../error-message";

/** What was asked for, as the end of a sentence; what it is as an action; that it was done. */
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
  resume: ["go on with", "change", "Goes on"],
  end: ["end", "change", "Ended"],
  "update schedule": ["change", "change", "Changed"],
  follow: ["change", "change", "Changed"],
};

export interface HeldChange {
  change: Change;
  title: string;
  /** The address of who was signed in when it was asked for; absent when nobody was. */
  asker?: string | undefined;
  /** In epoch milliseconds of this device. */
  askedAt: number;
  /** The path of the view in which it was asked for. */
  path: string;
}

/** A change was not made, since nobody is signed in: it is held until somebody is. */
export class SignInNeededError extends Error {
  /** Whether somebody was signed in when it was asked for. */
  readonly hasJustEnded: boolean;

  constructor(hasJustEnded: boolean) {
    super("Your session ended before this was done. It is done once you have signed in again.");
    this.hasJustEnded = hasJustEnded;
  }
}

/** Milliseconds for which a change waits for its sign-in: later it may no longer be meant. */
const LONGEST = 30 * 60_000;

/** What is damaged is nothing. */
const HELD = tabState("held-change", (kept): HeldChange | null => {
  const held = Object(kept) as HeldChange;
  const { kind, ...of } = Object(held.change) as Readonly<Record<string, unknown>>;
  const isWhole = Object.keys(WORDS).includes(String(kind)) && ("id" in of || "body" in of);
  return isWhole ? held : null;
});

/** Keeps `held` in place of the one before. */
export const hold = HELD.set;

/** Keeps it no longer; with `change` only where that is what is kept. */
export function release(client: QueryClient, change?: Change): void {
  const kept = HELD.get(client);
  if (change === undefined || JSON.stringify(kept?.change) === JSON.stringify(change)) {
    HELD.set(client, null);
  }
}

/** A function that keeps no longer what asks for a new one: it is another from now on. */
export function useReleaseAsked(): () => void {
  const client = useQueryClient();
  const held = useHeldChange();
  return () => {
    if (held !== null && "form" in held.change) release(client);
  };
}

export const useHeldChange = HELD.useValue;

/** The same in the name of `email`: what was to go to whoever signs in goes there. */
export function toOwnAddress(held: HeldChange, email: string): HeldChange {
  const { change } = held;
  if (!("form" in change) || change.body.email !== OWN_ADDRESS) return held;
  // Each kind keeps its own body.
  return { ...held, change: { ...change, body: { ...change.body, email } } as Change };
}

/** Why `held` is not made in the name of `email`, now that somebody is signed in. */
export function reasonNotToSend({ asker, askedAt }: HeldChange, email: string): string | undefined {
  if (asker !== undefined && asker !== email) {
    return `It was asked for as ${asker}, and you are signed in as ${email}: nothing was done.`;
  }
  const isOld = Date.now() - askedAt > LONGEST;
  return isOld ? "Too much time passed until you signed in: nothing was done." : undefined;
}
