// A change that was asked for while nobody was signed in: kept in this tab until somebody is.
import type { QueryClient } from "@tanstack/preact-query";
import { load, remove, save } from "../../storage/storage";
import {
  type Change,
  isChange,
  OWN_ADDRESS,
  type ReminderChange,
  type ScheduleCreation,
} from "../data/change";
import { usePageState } from "../data/page-state";
import { CREATE_PATH } from "../paths";

type Asked = Extract<ReminderChange, { kind: "create" }> | ScheduleCreation;

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

const STORAGE_KEY = "held-change";
const QUERY_KEY = ["held change"];

/** Keeps `held` in place of the one before. */
export function hold(client: QueryClient, held: HeldChange): void {
  save("sessionStorage", STORAGE_KEY, held);
  client.setQueryData(QUERY_KEY, held);
}

/** Keeps it no longer; with `change` only where that is what is kept. */
export function release(client: QueryClient, change?: Change): void {
  const kept = JSON.stringify(stored()?.change);
  if (change !== undefined && kept !== JSON.stringify(change)) return;
  remove("sessionStorage", STORAGE_KEY);
  client.setQueryData(QUERY_KEY, null);
}

/** What is kept; null when nothing is. */
export function useHeldChange(): HeldChange | null {
  return usePageState<HeldChange | null>(QUERY_KEY, stored);
}

/** Whether the form for new reminders asked for it, and sends it. */
export function isOfCreateForm(held: HeldChange): held is HeldChange & { change: Asked } {
  const { change, path } = held;
  return path === CREATE_PATH && (change.kind === "repeat" || change.kind === "create");
}

/** The same in the name of `email`: what was to go to whoever signs in goes there. */
export function toOwnAddress(held: HeldChange, email: string): HeldChange {
  const { change } = held;
  if (change.kind !== "create" && change.kind !== "repeat") return held;
  if (change.body.email !== OWN_ADDRESS) return held;
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

function stored(): HeldChange | null {
  const value = Object(load("sessionStorage", STORAGE_KEY)) as Partial<HeldChange>;
  const { change, title, askedAt, path, asker } = value;
  const isWhole =
    isChange(change) &&
    typeof title === "string" &&
    typeof askedAt === "number" &&
    typeof path === "string";
  if (!isWhole) return null;
  return { change, title, askedAt, path, ...(typeof asker === "string" && { asker }) };
}
