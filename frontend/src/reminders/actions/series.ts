// The series that a reminder is one of.
import type { Reminder } from "../../api/types";

export interface Series {
  scheduleId: string;
  /** The local date-time at which the schedule gives it. */
  occurrence: string;
}

/** The reminder's schedule, and its place there; undefined where it is of none. */
export function seriesOf({ scheduleId, occurrence }: Reminder): Series | undefined {
  return scheduleId === null || occurrence === null ? undefined : { scheduleId, occurrence };
}
