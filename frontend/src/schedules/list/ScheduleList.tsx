// The viewer's schedules.
import type { Schedule } from "../../api/types";
import { ItemList } from "../../reminders/list/ItemList";
import { schedulePath } from "../../reminders/paths";
import { ScheduleActions } from "../actions/ScheduleActions";
import { useSchedules } from "../data/schedule-queries";
import { ScheduleState } from "../ScheduleState";

const NONE: readonly Schedule[] = [];
const EMPTY = [
  "Nothing repeats",
  "Choose “Repeat” in a new reminder, and it is listed here.",
] as const;

/** One that is paused or resumed keeps its actions open. */
export function ScheduleList() {
  const query = useSchedules();
  return (
    <ItemList
      query={query}
      what="your repeating reminders"
      items={query.data ?? NONE}
      empty={EMPTY}
    >
      {(schedule, onDone) => ({
        path: schedulePath(schedule.id),
        details: (
          <div class="row-more">
            <ScheduleState schedule={schedule} />
          </div>
        ),
        actions: (
          <ScheduleActions
            schedule={schedule}
            onDone={(kind) => ["end", "erase"].includes(kind) && onDone()}
          />
        ),
      })}
    </ItemList>
  );
}
