// The caller's reminders: what is coming, what has been, and what of that needs attention.
import { useState } from "preact/hooks";
import { lazily } from "../../chunks/Lazily";
import { SignedInOnly } from "../../sign-in/SignedInOnly";
import { startOfDay } from "../../time/zones";
import { Tabs } from "../../ui/Tabs";
import type { ListFilter } from "../data/cache";
import { useAttention, useShownList } from "../data/queries";
import { type ListQuery, ListView } from "./ListView";
import type { Row } from "./rows";
import { FoundList } from "./search/FoundList";
import { ListTools } from "./search/ListTools";
import { useListAddress } from "./useListAddress";
import { useUpcoming } from "./useUpcoming";

const ScheduleList = lazily(
  () => import("../../schedules/list/ScheduleList").then((part) => part.ScheduleList),
  { what: "what repeats" },
);

/** The lists, one at a time. */
export function Reminders() {
  return (
    <section class="panel" aria-labelledby="reminders-heading">
      <h2 id="reminders-heading">Your reminders</h2>
      <SignedInOnly what="your reminders">
        <ReminderTabs />
      </SignedInOnly>
    </section>
  );
}

function ReminderTabs() {
  const { name, day, show } = useListAddress();
  const [sought, setSought] = useState("");
  const { upcoming, finished } = useUpcoming();
  const attention = useAttention();
  const tabs = [
    ["upcoming", "Upcoming"],
    ["finished", "Finished"],
    ["attention", "Needs attention", attention.count],
    ["repeating", "Repeating"],
  ] as const;
  const tools = (isByDay: boolean) => (
    <ListTools
      sought={sought}
      onSeek={setSought}
      day={isByDay ? day : undefined}
      onGoTo={(next) => show(name, next)}
    />
  );
  return (
    <Tabs label="Your reminders" tabs={tabs} selected={name} onSelect={show}>
      {name === "repeating" ? (
        <ScheduleList />
      ) : name === "attention" ? (
        <>
          {tools(false)}
          <List key={name} name={name} sought={sought} {...attention} />
        </>
      ) : (
        <>
          {tools(true)}
          {day === "" ? (
            <List
              key={name}
              name={name}
              sought={sought}
              {...(name === "upcoming" ? upcoming : finished)}
            />
          ) : (
            <DayList key={name + day} name={name} sought={sought} day={day} />
          )}
        </>
      )}
    </Tabs>
  );
}

type Name = "upcoming" | "finished" | "attention";

interface ListProps {
  name: Name;
  query: ListQuery;
  rows: readonly Row[];
  sought: string;
  isByDay?: boolean;
}

function List({ name, query, rows, sought, isByDay = false }: ListProps) {
  const shown = { query, rows, isByEnd: name !== "upcoming" };
  if (sought.trim() !== "" && query.data !== undefined) {
    return <FoundList {...shown} sought={sought.trim()} />;
  }
  return <ListView {...shown} empty={isByDay ? <EmptyDay /> : <Empty name={name} />} />;
}

/** A list from a day on: what is upcoming later, or what was finished before. */
function DayList({ name, day, sought }: { name: Name; day: string; sought: string }) {
  const filter: ListFilter =
    name === "upcoming" ? { dueFrom: startOfDay(day) } : { endedTo: startOfDay(day, 1) };
  return <List {...useShownList(name, { filter })} name={name} sought={sought} isByDay />;
}

function EmptyDay() {
  return <p class="empty">There are none from that day on.</p>;
}

const EMPTY = {
  upcoming: {
    title: "Nothing is waiting",
    text: "See how one arrives: write “It works in 10 seconds” above, and press Enter.",
  },
  finished: {
    title: "Nothing has been sent yet",
    text: "Reminders move here once they are done.",
  },
  attention: {
    title: "Nothing needs your attention",
    text: "A reminder that could not be sent, or only in part, stands here until it is seen to.",
  },
} as const;

function Empty({ name }: { name: Name }) {
  const { title, text } = EMPTY[name];
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      <p>{text}</p>
    </div>
  );
}
