// The caller's reminders: what is coming, what has been, and what of that needs attention.
import { useMemo, useRef, useState } from "preact/hooks";
import { SignedInOnly } from "../../sign-in/SignedInOnly";
import { Tabs } from "../../ui/Tabs";
import type { ListName } from "../data/cache";
import { itemsOf } from "../data/pages";
import { useReminderList } from "../data/queries";
import { FirstReminder } from "./FirstReminder";
import { FocusTarget } from "./focus-target";
import { ListView } from "./ListView";
import { useUpcoming } from "./useUpcoming";

const TABS = [
  ["upcoming", "Upcoming"],
  ["finished", "Finished"],
  ["attention", "Needs attention"],
] as const;

const EMPTY = {
  finished: {
    title: "Nothing has been sent yet",
    text: "Reminders move here once they are done.",
  },
  attention: {
    title: "Nothing needs your attention",
    text: "A reminder that could not be sent, or only in part, stands here.",
  },
} as const;

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
  const [name, setName] = useState<ListName>("upcoming");
  const upcoming = useUpcoming();
  const focusTarget = useRef<string>(null);
  return (
    <FocusTarget.Provider value={focusTarget}>
      <Tabs label="Your reminders" tabs={TABS} selected={name} onSelect={setName}>
        {name === "upcoming" ? (
          <ListView {...upcoming} empty={<FirstReminder />} />
        ) : (
          <FinishedList key={name} name={name} />
        )}
      </Tabs>
    </FocusTarget.Provider>
  );
}

function FinishedList({ name }: { name: "finished" | "attention" }) {
  const query = useReminderList(name);
  const rows = useMemo(() => itemsOf(query.data), [query.data]);
  return <ListView query={query} rows={rows} empty={<EmptyState {...EMPTY[name]} />} />;
}

function EmptyState({ title, text }: { title: string; text: string }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      <p>{text}</p>
    </div>
  );
}
