// The caller's reminders: what is coming, what has been, and what of that needs attention.
import { ScheduleList } from "../../schedules/list/ScheduleList";
import { SignedInOnly } from "../../sign-in/SignIn";
import { startOfDay } from "../../time/zones";
import { Loading } from "../../ui/Loading";
import { Tabs } from "../../ui/Tabs";
import { useAttention, useShownList } from "../data/queries";
import { useSought } from "../focus-row";
import { useSettled } from "../useSettled";
import { AttentionNotice } from "./AttentionLink";
import { FoundList } from "./FoundList";
import { type ListQuery, ListView } from "./ListView";
import type { Row } from "./rows";
import { useListAddress } from "./useListAddress";
import { useUpcoming, useUpcomingFrom } from "./useUpcoming";

/** The lists, one at a time. */
export function Reminders() {
  return (
    <section class="panel" aria-labelledby="reminders-heading">
      <h2 id="reminders-heading" class="visually-hidden">
        Your reminders
      </h2>
      <SignedInOnly what="your reminders">
        <ReminderTabs />
      </SignedInOnly>
    </section>
  );
}

function ReminderTabs() {
  const { name, day, show } = useListAddress();
  const [sought, setSought] = useSought();
  const lists = useUpcoming();
  const attention = useAttention();
  // What stands above the list is waited for, so that nothing jumps: a second long.
  const isPatient = useSettled("", 1000) === undefined;
  if (isPatient && attention.query.isLoading) return <Loading what="your reminders" />;
  const tabs = [
    ["upcoming", "Upcoming"],
    ["finished", "Finished"],
    ["attention", "Needs attention", attention.count],
    ["repeating", "Repeating"],
  ] as const;
  const isByDay = name !== "attention";
  const DayList = name === "upcoming" ? UpcomingFrom : FinishedTo;
  return (
    <>
      {isByDay && <AttentionNotice attention={attention} />}
      <Tabs label="Your reminders" tabs={tabs} selected={name} onSelect={show}>
        {name !== "repeating" && (
          <search class="list-tools">
            <input
              type="search"

              aria-label="Search text, addresses and references"
              placeholder="Search text, address, reference"
              value={sought}
              onInput={(event) => setSought(event.currentTarget.value)}
            />
            {isByDay && (
              <label>
                <span aria-hidden="true">Go to day</span>
                <input
                  type="date"
                  aria-label="Go to day"
                  value={day}
                  onChange={(event) => show(name, event.currentTarget.value)}
                />
              </label>
            )}
          </search>
        )}
        {name === "repeating" ? (
          <ScheduleList />
        ) : isByDay && day !== "" ? (
          <DayList key={day} sought={sought} day={day} />
        ) : (
          <List key={name} {...{ name, sought }} {...{ ...lists, attention }[name]} />
        )}
      </Tabs>
    </>
  );
}

interface ListProps {
  name: keyof typeof EMPTY;
  query: ListQuery;
  rows: readonly Row[];
  sought: string;
  /** What is said where there is nothing. */
  words?: readonly [string, string];
}

function List({ name, query, rows, sought, words: [title, text] = EMPTY[name] }: ListProps) {
  const shown = { query, rows, isByEnd: name !== "upcoming" };
  if (sought.trim() !== "" && query.data) return <FoundList {...shown} sought={sought.trim()} />;
  const empty = (
    <div class="empty">
      <p class="notice-title">{title}</p>
      <p>{text}</p>
    </div>
  );
  return <ListView {...shown} empty={empty} />;
}

interface DayProps {
  day: string;
  sought: string;
}

/** What is upcoming from a day on; of what repeats only the next one can be listed. */
function UpcomingFrom({ day, sought }: DayProps) {
  const { isMoreRepeating, ...list } = useUpcomingFrom(startOfDay(day));
  const title = `Nothing ${isMoreRepeating ? "else " : ""}from that day on`;
  return (
    <>
      {isMoreRepeating && (
        <p class="hint">What repeats, and comes before that day too, is under Repeating.</p>
      )}
      <List {...list} name="upcoming" sought={sought} words={[title, CLEAR]} />
    </>
  );
}

function FinishedTo({ day, sought }: DayProps) {
  const list = useShownList("finished", { filter: { endedTo: startOfDay(day, 1) } });
  return (
    <List {...list} name="finished" sought={sought} words={["Nothing up to that day", CLEAR]} />
  );
}

const CLEAR = "Clear the day to see all.";

const EMPTY = {
  upcoming: [
    "Nothing is waiting",
    "See how one arrives: write “It works in 10 seconds” above, and press Enter.",
  ],
  finished: ["Nothing has been sent yet", "Reminders move here once they are done."],
  attention: [
    "Nothing needs your attention",
    "A reminder that could not be sent, or only in part, stands here until it is seen to.",
  ],
} as const;
