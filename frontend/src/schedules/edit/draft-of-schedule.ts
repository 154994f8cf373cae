// The draft of a schedule, and what of it a filled draft changes.
import { Temporal } from "temporal-polyfill";
import type { Preference, Schedule, ScheduleCreate, ScheduleUpdate } from "../../api/types";
import { type Draft, emptyDraft } from "../../reminders/form/draft";
import { draftOfRule } from "../../reminders/form/repeat/rule";
import { isUsable, today, viewerZone } from "../../time/zones";
import { parseRule } from "../rule/rule-parts";
import { ruleUntilDay } from "../rule/rule-until";

/**
 * Its fields as they are; from `occurrence` (a local date-time) on where that is given: a number of
 * times is then the last day.
 */
export function draftOfSchedule(schedule: Schedule, occurrence?: string): Draft {
  const { message, subject, email, phone, timezone } = schedule;
  const [date = "", time = ""] = (occurrence ?? schedule.start).split("T");
  const rule = occurrence === undefined ? schedule.rrule : ruleWithLastDay(schedule);
  return {
    ...emptyDraft(today()),
    message,
    subject: subject ?? "",
    preference: schedule.preference as Preference,
    email: email ?? "",
    phone: phone ?? "",
    timing: "at",
    date,
    time: time.endsWith(":00") ? time.slice(0, "09:00".length) : time,
    zone: timezone === viewerZone() ? "" : timezone,
    ...draftOfRule(rule, date),
  };
}

/** What `filled` changes; when it is sent only where that is another in the fields, too. */
export function changedMembers(
  schedule: Schedule,
  filled: ScheduleCreate,
  areTimesChanged: boolean,
): ScheduleUpdate {
  const { email = schedule.email, phone = schedule.phone, preference, message } = filled;
  const subject = preference === "sms" ? schedule.subject : (filled.subject ?? null);
  const { timezone, start, rrule } = filled;
  const times = areTimesChanged ? { timezone, start, rrule } : {};
  const members = { message, preference, subject, email, phone, ...times };
  const changed = Object.entries(members).filter(
    ([name, value]) => value !== schedule[name as keyof typeof members & keyof Schedule],
  );
  return Object.fromEntries(changed);
}

const TIMES = [
  "date",
  "time",
  "zone",
  "repeat",
  "weekdays",
  "rule",
  "ending",
  "lastDate",
  "count",
] as const;

/** Whether two drafts are sent at other times, by what is filled in. */
export function haveOtherTimes(one: Draft, other: Draft): boolean {
  return TIMES.some((name) => one[name] !== other[name]);
}

function ruleWithLastDay({ rrule, lastDueAt, timezone }: Schedule): string {
  if (parseRule(rrule)?.count === undefined || lastDueAt === null) return rrule;
  const zone = isUsable(timezone) ? timezone : "UTC";
  const last = Temporal.Instant.from(lastDueAt).toZonedDateTimeISO(zone).toPlainDate();
  return ruleUntilDay(rrule, last.toString());
}
