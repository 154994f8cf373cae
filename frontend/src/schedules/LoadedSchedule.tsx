// Loads one schedule for a view.
import type { ComponentChildren } from "preact";
import type { Schedule } from "../api/types";
import { LoadedView } from "../reminders/Loaded";
import { SCHEDULES_PATH } from "../reminders/paths";
import { useSchedule } from "./data/schedule-queries";

/** What `children` makes of the schedule `id`; the heading is its title where there is no other. */
export function LoadedSchedule(props: {
  id: string;
  title?: string;
  children: (schedule: Schedule) => ComponentChildren;
}) {
  const query = useSchedule(props.id);
  const back = [SCHEDULES_PATH, "All that repeat"] as const;
  return <LoadedView what="what repeats" untitled="Repeats" {...{ ...props, query, back }} />;
}
