// Further reminders of the same: a day before, an hour before.
import type { ReminderCreate } from "../../../api/types";
import { localWhereOnce, toRfc3339 } from "../../../time/local-time";
import { dueMilliseconds } from "../../../time/picker/when";
import { timeIn, viewerZone } from "../../../time/zones";
import type { ExtraReminder } from "../../data/change";
import { idempotencyKey } from "../../data/idempotency-key";
import type { Draft } from "../draft";
import type { Request } from "../request";
import { isRepeating } from "./rule";

/** The draft's further ones, and how long before it each is; a day is one of the calendar. */
const BEFORE = [
  ["dayBefore", { days: 1 }, "a day before"],
  ["hourBefore", { hours: 1 }, "an hour before"],
] as const;

/** Whether a draft can have further ones: it has a date, and doesn't repeat. */
export function mayHaveFurther(draft: Draft): boolean {
  return draft.timing === "at" && !isRepeating(draft);
}

/**
 * `body` with the reference that it shares with the further ones, and these, as its draft asks for
 * them; or the problems of those whose time has passed at `now` (epoch milliseconds).
 */
export function withFurther(
  draft: Draft,
  body: ReminderCreate,
  now: number,
): Request & { further?: ExtraReminder[] } {
  const due = dueMilliseconds(draft, now);
  const asked = BEFORE.filter(([field]) => draft[field]);
  if (!mayHaveFurther(draft) || asked.length === 0 || due === undefined) return { body };
  const at = timeIn(body.timezone ?? viewerZone(), due);
  const times = asked.map(([field, before, name]) => ({ field, name, at: at.subtract(before) }));
  const past = times.filter((time) => time.at.epochMilliseconds <= now);
  if (past.length > 0) {
    const text = "That time has passed. Leave it out, or choose a later date.";
    return { problems: past.map(({ field }) => ({ field, text })) };
  }
  const reference = idempotencyKey("create", { ...body, before: asked.map(([field]) => field) });
  const further = times.map(({ name, at: moment }) => ({
    name,
    body: { ...body, reference, dueAt: localWhereOnce(moment) ?? toRfc3339(moment) },
  }));
  return { body: { ...body, reference }, further };
}
