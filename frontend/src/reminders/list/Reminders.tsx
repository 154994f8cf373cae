// The caller's reminders: what is coming, what has been, and what of that needs attention.
import { useMemo, useRef } from "preact/hooks";
import { lazily } from "../../chunks/Lazily";
import { SignedInOnly } from "../../sign-in/SignedInOnly";
import { Tabs } from "../../ui/Tabs";
import { itemsOf } from "../data/pages";
import { useAttention, useReminderList } from "../data/queries";
import { FocusTarget } from "./focus-target";
import { ListView } from "./ListView";
import { useListName } from "./useListName";
import { useUpcoming } from "./useUpcoming";

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
  const [name, setName] = useListName();
  const upcoming = useUpcoming();
  const attention = useAttention();
  const tabs = [
    ["upcoming", "Upcoming"],
    ["finished", "Finished"],
    ["attention", "Needs attention", attention.count],
    ["repeating", "Repeating"],
  ] as const;
  const focusTarget = useRef<string>(null);
  return (
    <FocusTarget.Provider value={focusTarget}>
      <Tabs label="Your reminders" tabs={tabs} selected={name} onSelect={setName}>
        {name === "upcoming" ? (
          <ListView key={name} {...upcoming} empty={<EmptyState {...EMPTY.upcoming} />} />
        ) : name === "repeating" ? (
          <ScheduleList />
        ) : name === "finished" ? (
          <FinishedList />
        ) : (
          <ListView key={name} {...attention} empty={<EmptyState {...EMPTY.attention} />} />
        )}
      </Tabs>
    </FocusTarget.Provider>
  );
}

function FinishedList() {
  const query = useReminderList("finished");
  const rows = useMemo(() => itemsOf(query.data), [query.data]);
  return <ListView query={query} rows={rows} empty={<EmptyState {...EMPTY.finished} />} />;
}

function EmptyState({ title, text }: { title: string; text: string }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      <p>{text}</p>
    </div>
  );
}
