// Loads one schedule for a view.
import type { ComponentChildren } from "preact";
import type { Schedule } from "../api/types";
import { LoadedView } from "../reminders/Loaded";
import { SCHEDULES_PATH } from "../reminders/paths";
import { useSchedule } from "./data/schedule-queries";

interface Props {
  id: string;
  /** The heading, where it is not the schedule's title. */
  title?: string;
  children: (schedule: Schedule) => ComponentChildren;
}

/** What `children` makes of the schedule `id`. */
export function LoadedSchedule({ id, title, children }: Props) {
  return (
    <LoadedView
      query={useSchedule(id)}
      what="what repeats"
      back={[SCHEDULES_PATH, "All that repeat"]}
      title={title}
      untitled="Repeats"
    >
      {children}
    </LoadedView>
  );
}
