// When a draft would be due.
import { chosenMoment, type LocalTime, parseLocalTime } from "../../time/local-time";
import { zoneMeant } from "../../time/zone-names";
import { isUsable } from "../../time/zones";
import type { Draft, Unit } from "./draft";

const SECONDS: Readonly<Record<Unit, number>> = {
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86400,
};

/** A draft's wait in seconds; undefined when its amount is no whole number above 0. */
export function waitSeconds({ timing, amount, unit }: Draft): number | undefined {
  if (timing === "now") return 0;
  const count = /^\d{1,9}$/.test(amount.trim()) ? Number(amount) : 0;
  return count > 0 ? count * SECONDS[unit] : undefined;
}

/**
 * The zone that a draft's time is shown in, to someone in `viewersZone`; undefined when what was
 * typed is none.
 */
export function draftZone({ timing, zone }: Draft, viewersZone: string): string | undefined {
  if (timing !== "at" || zone.trim() === "") return viewersZone;
  return zoneMeant(zone) ?? (isUsable(zone.trim()) ? zone.trim() : undefined);
}

/**
 * What the draft's date and time name, filled in by someone in `viewersZone`; undefined when they
 * are incomplete.
 */
export function draftLocalTime(draft: Draft, viewersZone: string): LocalTime | undefined {
  const zone = draftZone(draft, viewersZone);
  return zone === undefined ? undefined : parseLocalTime(draft.date, draft.time, zone);
}

/**
 * When the draft would be due if it were sent at `now`, in epoch milliseconds; undefined when that
 * can't be said yet.
 */
export function dueMilliseconds(draft: Draft, zone: string, now: number): number | undefined {
  if (draft.timing !== "at") {
    const wait = waitSeconds(draft);
    return wait === undefined ? undefined : now + wait * 1000;
  }
  const local = draftLocalTime(draft, zone);
  const chosen = local && chosenMoment(local, draft.occurrence);
  return chosen && "at" in chosen ? chosen.at.epochMilliseconds : undefined;
}
