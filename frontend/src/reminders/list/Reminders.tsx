// The caller's reminders: what is coming, and what has been.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Reminder } from "../../api/types";
import { Tabs } from "../../ui/Tabs";
import { itemsOf } from "../pages";
import { type ListState, useReminderList } from "../queries";
import { ListView } from "./ListView";
import { awaitsEnd, upcomingRows } from "./rows";

const TABS = [
  ["upcoming", "Upcoming"],
  ["finished", "Finished"],
] as const;

/** Both lists, one at a time. */
export function Reminders() {
  const [state, setState] = useState<ListState>("upcoming");
  return (
    <section class="panel" aria-labelledby="reminders-heading">
      <h2 id="reminders-heading">Your reminders</h2>
      <Tabs label="Your reminders" tabs={TABS} selected={state} onSelect={setState}>
        {state === "upcoming" ? <Upcoming /> : <Finished />}
      </Tabs>
    </section>
  );
}

function Upcoming() {
  const shown = useRef<readonly Reminder[]>([]);
  const upcoming = useReminderList("upcoming", () => shown.current);
  const finished = useReminderList("finished");
  const { refetch } = finished;
  const items = useMemo(() => itemsOf(upcoming.data), [upcoming.data]);
  const rows = useMemo(
    () => upcomingRows(shown.current, items, itemsOf(finished.data), Date.now()),
    [items, finished.data],
  );
  useEffect(() => {
    shown.current = rows;
  }, [rows]);
  const isEndAwaited = awaitsEnd(rows, items);
  useEffect(() => {
    if (isEndAwaited) void refetch();
  }, [isEndAwaited, refetch, upcoming.dataUpdatedAt]);
  return (
    <ListView
      query={upcoming}
      rows={rows}
      empty={{
        title: "Nothing is waiting",
        text: "What you ask for appears here and counts down.",
      }}
    />
  );
}

function Finished() {
  const finished = useReminderList("finished");
  return (
    <ListView
      query={finished}
      rows={itemsOf(finished.data)}
      empty={{
        title: "Nothing has been sent yet",
        text: "Reminders move here once they are done.",
      }}
    />
  );
}
