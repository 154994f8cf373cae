// What is dismissed or erased on the page, and asked of the server once it can't be undone any more.
import type { QueryClient } from "@tanstack/preact-query";
import type { Reminder } from "../../api/types";
import { pageState } from "./page-state";

type Pending = Readonly<Record<string, "dismissed" | "erased" | undefined>>;

const NOTHING: Pending = {};
const PENDING = pageState("pending", () => NOTHING);

/** Marks the reminder `id`; without `mark` it is again as the server has it. */
export function setPending(client: QueryClient, id: string, mark?: Pending[string]): void {
  PENDING.set(client, { ...PENDING.get(client), [id]: mark });
}

/** All that is marked. */
export const usePending = PENDING.useValue;

/** `reminders` without what is erased; what is dismissed needs no attention. */
export function withPending<Item extends Reminder>(
  reminders: readonly Item[],
  pending: Pending,
): Item[] {
  return reminders
    .filter(({ id }) => pending[id] !== "erased")
    .map((each) => (pending[each.id] === "dismissed" ? { ...each, attention: false } : each));
}
