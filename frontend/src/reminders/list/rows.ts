// The rows of a list: reminders, and schedules by their next occurrence.
import type { Reminder, Schedule } from "../../api/types";
import { nextDue } from "../../schedules/ScheduleState";
import type { Due } from "../../time/format";
import { isFinal } from "../labels";

/** A reminder, or the next one of `schedule`, which is not made yet. */
export interface ListedReminder extends Reminder {
  schedule?: Schedule;
  /** How many more reminders of its schedule wait. */
  more?: number;
}

/** The time that a row is listed by. */
export function listedAt(row: ListedReminder, isByEnd: boolean): Due {
  if (!isByEnd || row.finishedAt === null) return row;
  return { dueAt: row.finishedAt, dueAtLocal: row.finishedAt, timezone: "" };
}

/**
 * `upcoming` (soonest first) with one row for each schedule, by its next reminder: one that was moved
 * by hand has its own row. The next reminders that `schedules` have not made yet are put in if they
 * are due before `until`, in epoch milliseconds.
 */
export function withSchedules(
  upcoming: readonly Reminder[],
  schedules: readonly Schedule[],
  until: number,
): ListedReminder[] {
  const rowOf = new Map<string, ListedReminder>();
  const rows: ListedReminder[] = [];
  for (const reminder of upcoming) {
    const scheduleId = isRegular(reminder) ? (reminder.scheduleId ?? "") : "";
    const row = rowOf.get(scheduleId);
    if (row !== undefined) {
      row.more = (row.more ?? 0) + 1;
      continue;
    }
    const first: ListedReminder = { ...reminder };
    rows.push(first);
    if (scheduleId !== "") rowOf.set(scheduleId, first);
  }
  const notMade = schedules
    .filter(({ id }) => !rowOf.has(id))
    .flatMap((schedule) => rowOfSchedule(schedule) ?? [])
    .filter(({ dueAt }) => Date.parse(dueAt) < until);
  return notMade.length === 0 ? rows : [...rows, ...notMade].sort(bySoonest);
}

export function bySoonest(one: Reminder, other: Reminder): number {
  return Date.parse(one.dueAt) - Date.parse(other.dueAt) || (one.id < other.id ? -1 : 1);
}

/** Whether it waits for the time that its schedule gave it. */
function isRegular(reminder: Reminder): boolean {
  const { occurrence, dueAtLocal } = reminder;
  return !isFinal(reminder) && occurrence !== null && dueAtLocal.startsWith(occurrence);
}

function rowOfSchedule(schedule: Schedule): ListedReminder | undefined {
  const due = nextDue(schedule);
  if (due === undefined || schedule.nextReminderId !== null) return undefined;
  const { preference } = schedule;
  const waiting = { status: "waiting", at: null, messageId: null, error: null, outcome: null };
  return {
    ...schedule,
    ...due,
    schedule,
    status: "scheduled",
    scheduleId: schedule.id,
    claimedAt: null,
    finishedAt: null,
    snoozedFrom: null,
    doneAt: null,
    occurrence: null,
    reason: null,
    deliveries: {
      ...(preference !== "sms" && { email: waiting }),
      ...(preference !== "email" && { sms: waiting }),
    },
  };
}
