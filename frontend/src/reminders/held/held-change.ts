// A change that was asked for while nobody was signed in: kept in this tab until somebody is.
import { type QueryClient, useQueryClient } from "@tanstack/preact-query";
import { type Change, isChange, OWN_ADDRESS } from "../data/change";
import { tabState } from "../data/page-state";

export interface HeldChange {
  change: Change;
  /** What the reminder is called. */
  title: string;
  /** The address of who was signed in when it was asked for; absent when nobody was. */
  asker?: string;
  /** In epoch milliseconds of this device. */
  askedAt: number;
  /** The path of the view in which it was asked for. */
  path: string;
}

/** A change was not made, since nobody is signed in: it is held until somebody is. */
export class SignInNeededError extends Error {
  override readonly name = "SignInNeededError";

  /** Whether somebody was signed in when it was asked for. */
  readonly hasJustEnded: boolean;

  constructor(hasJustEnded: boolean) {
    super("Your session ended before this was done. It is done once you have signed in again.");
    this.hasJustEnded = hasJustEnded;
  }
}

/** Milliseconds for which a change waits for its sign-in: later it may no longer be meant. */
const LONGEST = 30 * 60_000;

const HELD = tabState("held-change", (kept): HeldChange | null => {
  const { change, title, askedAt, path, asker } = Object(kept) as Partial<HeldChange>;
  const isText = [title, path].every((text) => typeof text === "string");
  if (!isChange(change) || !isText || typeof askedAt !== "number") return null;
  const who = typeof asker === "string" ? { asker } : {};
  return { change, title: String(title), askedAt, path: String(path), ...who };
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

/** What is kept; null when nothing is. */
export const useHeldChange = HELD.useValue;

/** The same in the name of `email`: what was to go to whoever signs in goes there. */
export function toOwnAddress(held: HeldChange, email: string): HeldChange {
  const { change } = held;
  if (!("form" in change) || change.body.email !== OWN_ADDRESS) return held;
  // Each kind keeps its own body.
  return { ...held, change: { ...change, body: { ...change.body, email } } as Change };
}

/** Why `held` is not made in the name of `email`, now that somebody is signed in. */
export function reasonNotToSend(
  { asker, askedAt }: HeldChange,
  email: string,
  now = Date.now(),
): string | undefined {
  if (asker !== undefined && asker !== email) {
    return `It was asked for as ${asker}, and you are signed in as ${email}: nothing was done.`;
  }
  const isOld = now - askedAt > LONGEST;
  return isOld ? "Too much time passed until you signed in: nothing was done." : undefined;
}
