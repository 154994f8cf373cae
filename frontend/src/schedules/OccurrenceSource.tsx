// Of which schedule a reminder is one.
import { Link } from "wouter-preact";
import type { Reminder } from "../api/types";
import { schedulePath } from "../reminders/paths";
import { useSchedule } from "./data/schedule-queries";
import { ruleWords } from "./rule/rule-words";

interface Props {
  scheduleId: string;
  reason: Reminder["reason"];
}

/** The schedule's rule in words once it is there, and the way to it. */
export function OccurrenceSource({ scheduleId, reason }: Props) {
  const { data } = useSchedule(scheduleId);
  const words = data && ruleWords(data.rrule, data.start);
  return (
    <p class="reminder-source">
      It repeats{words !== undefined && <>: {words.charAt(0).toLowerCase() + words.slice(1)}</>}.{" "}
      {reason === "schedule" && "It was cancelled because what repeats was changed. "}
      <Link href={schedulePath(scheduleId)}>See what repeats</Link>
    </p>
  );
}
