// Of which schedule a reminder is one.
import { Link } from "wouter-preact";
import type { Reminder } from "../api/types";
import { schedulePath } from "../reminders/paths";
import { useSchedule } from "./data/schedule-queries";
import { ruleWords } from "./rule/rule-words";

/** The schedule's rule in words once it is there, and the way to it. */
export function OccurrenceSource(props: { scheduleId: string; reason: Reminder["reason"] }) {
  const { scheduleId, reason } = props;
  const { data } = useSchedule(scheduleId);
  const words = data && ruleWords(data.rrule, data.start);
  return (
    <p>
      It repeats{words !== undefined && <>: {words.charAt(0).toLowerCase() + words.slice(1)}</>}.{" "}
      {reason === "schedule" && "It was cancelled because what repeats was changed. "}
      <Link href={schedulePath(scheduleId)}>See what repeats</Link>
    </p>
  );
}
