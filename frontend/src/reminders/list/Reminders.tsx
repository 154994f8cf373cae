// The viewer's reminders in tabs, with a search and a day to go to.
import { useSearchParams } from "wouter-preact";
import { ScheduleList } from "../../schedules/list/ScheduleList";
import { SignedInOnly } from "../../sign-in/SignIn";
import { attempt, startOfDay } from "../../time/zones";
import { Loading } from "../../ui/Loading";
import { Tabs } from "../../ui/Tabs";
import { useAttention, useShownList } from "../data/queries";
import { useSearchText } from "../row-focus";
import { useSettled } from "../useSettled";
import { AttentionNotice } from "./AttentionLink";
import { ReminderList, type ReminderListProps } from "./ReminderList";
import { SearchResults } from "./SearchResults";
import { useUpcoming, useUpcomingFrom } from "./useUpcoming";

const TABS = [
  ["upcoming", "Upcoming"],
  ["finished", "Finished"],
  ["attention", "Needs attention"],
  ["repeating", "Repeating"],
] as const;

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
  const { name, day, typedDay, show } = useListAddress();
  const [searchText, setSearchText] = useSearchText();
  const lists = useUpcoming();
  const attention = useAttention();
  // The notice above the list is waited for, so that nothing jumps: a second long.
  const isPatient = useSettled("", 1000) === undefined;
  if (isPatient && attention.query.isLoading) return <Loading what="your reminders" />;
  const isByDay = name !== "attention";
  const DayList = name === "upcoming" ? UpcomingFrom : FinishedTo;
  const all = { ...lists, attention };
  return (
    <>
      {isByDay && <AttentionNotice attention={attention} />}
      <Tabs
        label="Your reminders"
        tabs={TABS}
        counts={{ attention: attention.count }}
        selected={name}
        onSelect={show}
      >
        {name === "repeating" ? (
          <ScheduleList />
        ) : (
          <>
            <search class="list-tools">
              <input
                type="search"
                aria-label="Search text, addresses and references"
                placeholder="Search"
                value={searchText}
                onInput={(event) => setSearchText(event.currentTarget.value)}
              />
              {isByDay && (
                <label>
                  <span aria-hidden="true">Go to day</span>
                  <input
                    type="date"
                    aria-label="Go to day"
                    value={typedDay}
                    onChange={(event) => show(name, event.currentTarget.value)}
                  />
                </label>
              )}
            </search>
            {isByDay && day !== "" ? (
              <DayList key={day} {...{ day, searchText }} />
            ) : (
              <List key={name} {...{ name, searchText }} {...all[name]} />
            )}
          </>
        )}
      </Tabs>
    </>
  );
}

/** The list's name and its day ("" is none), and a function that shows another in its place. */
function useListAddress() {
  const [parameters, setParameters] = useSearchParams();
  const [name] = TABS.find(([each]) => each === parameters.get("list")) ?? TABS[0];
  const typedDay = parameters.get("day") ?? "";
  // While 2026 is typed the field says the years 2, 20 and 202.
  const isWhole = /^[1-9]\d{3}-\d\d-\d\d$/.test(typedDay);
  const isDay = isWhole && attempt(() => startOfDay(typedDay)) !== undefined;
  const show = (list: typeof name, nextDay = "") =>
    setParameters(
      { ...(list !== "upcoming" && { list }), ...(nextDay !== "" && { day: nextDay }) },
      { replace: true },
    );
  return { name, day: isDay ? typedDay : "", typedDay, show };
}

interface ListProps extends ReminderListProps {
  name: keyof typeof EMPTY;
  searchText: string;
}

function List({ name, query, rows, searchText, empty = EMPTY[name] }: ListProps) {
  const list = { query, rows, isByEnd: name !== "upcoming" };
  const text = searchText.trim();
  if (text !== "" && query.data) return <SearchResults {...list} searchText={text} />;
  return <ReminderList {...list} empty={empty} />;
}

interface DayProps {
  day: string;
  searchText: string;
}

/** The upcoming reminders from a day on: of a schedule only the next one can be listed. */
function UpcomingFrom({ day, searchText }: DayProps) {
  const { isMoreRepeating, ...list } = useUpcomingFrom(startOfDay(day));
  const title = `Nothing ${isMoreRepeating ? "else " : ""}from that day on`;
  return (
    <>
      {isMoreRepeating && (
        <p class="hint">
          Repeating reminders that are due before that day too are under Repeating.
        </p>
      )}
      <List name="upcoming" {...list} {...{ searchText }} empty={[title, CLEAR]} />
    </>
  );
}

function FinishedTo({ day, searchText }: DayProps) {
  const list = useShownList("finished", { filter: { endedTo: startOfDay(day, 1) } });
  const empty = ["Nothing up to that day", CLEAR] as const;
  return <List name="finished" {...list} {...{ searchText, empty }} />;
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
    "A reminder that could not be sent, or only in part, is listed here until you deal with it.",
  ],
} as const;
