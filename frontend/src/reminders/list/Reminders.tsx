// The caller's reminders: what is coming, what has been, and what of that needs attention.
import { useEffect, useState } from "preact/hooks";
import { useSearchParams } from "wouter-preact";
import { useHistoryState } from "wouter-preact/use-browser-location";
import { lazily } from "../../chunks/Lazily";
import { SignedInOnly } from "../../sign-in/SignedInOnly";
import { startOfDay } from "../../time/zones";
import { Loading } from "../../ui/Loading";
import { Tabs } from "../../ui/Tabs";
import { useAttention, useShownList } from "../data/queries";
import type { ListState } from "../paths";
import { AttentionNotice } from "./AttentionLink";
import { FoundList } from "./FoundList";
import { type ListQuery, ListView } from "./ListView";
import type { Row } from "./rows";
import { useUpcoming } from "./useUpcoming";

const ScheduleList = lazily(
  () => import("../../schedules/list/ScheduleList").then((part) => part.ScheduleList),
  { what: "what repeats" },
);

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
  const [sought, setSought] = useState("");
  const { upcoming, finished } = useUpcoming();
  const attention = useAttention();
  const isPatient = useIsPatient();
  if (isPatient && attention.query.isLoading) return <Loading what="your reminders" />;
  const tabs = [
    ["upcoming", "Upcoming"],
    ["finished", "Finished"],
    ["attention", "Needs attention", attention.count],
    ["repeating", "Repeating"],
  ] as const;
  const isByDay = name !== "attention";
  return (
    <>
      {isByDay && <AttentionNotice attention={attention} />}
      <Tabs label="Your reminders" tabs={tabs} selected={name} onSelect={show}>
        {name === "repeating" ? (
          <ScheduleList />
        ) : (
          <>
            <search class="list-tools">
              <input
                type="search"
                class="list-search"
                aria-label="Search text, addresses and references"
                placeholder="Search text, address, reference"
                value={sought}
                onInput={(event) => setSought(event.currentTarget.value)}
              />
              {isByDay && (
                <label class="list-tool">
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
            {isByDay && day !== "" ? (
              <DayList key={name + day} name={name} sought={sought} day={day} />
            ) : (
              <List
                key={name}
                name={name}
                sought={sought}
                {...{ upcoming, finished, attention }[name]}
              />
            )}
          </>
        )}
      </Tabs>
    </>
  );
}

/** Whether what stands above the list is waited for, so that nothing jumps: a second long. */
function useIsPatient(): boolean {
  const [isPatient, setPatient] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setPatient(false), 1000);
    return () => clearTimeout(timer);
  }, []);
  return isPatient;
}

type Name = keyof typeof EMPTY;

interface ListProps {
  name: Name;
  query: ListQuery;
  rows: readonly Row[];
  sought: string;
  isFromDay?: boolean;
}

function List({ name, query, rows, sought, isFromDay = false }: ListProps) {
  const shown = { query, rows, isByEnd: name !== "upcoming" };
  if (sought.trim() !== "" && query.data !== undefined) {
    return <FoundList {...shown} sought={sought.trim()} />;
  }
  const { title, text } = isFromDay ? EMPTY_DAY : EMPTY[name];
  const empty = (
    <div class="empty">
      <p class="empty-title">{title}</p>
      <p>{text}</p>
    </div>
  );
  return <ListView {...shown} empty={empty} />;
}

/** A list from a day on: what is upcoming later, or what was finished before. */
function DayList({ name, day, sought }: { name: Name; day: string; sought: string }) {
  const filter =
    name === "upcoming" ? { dueFrom: startOfDay(day) } : { endedTo: startOfDay(day, 1) };
  return <List {...useShownList(name, { filter })} name={name} sought={sought} isFromDay />;
}

const EMPTY_DAY = { title: "Nothing from that day on", text: "Clear the day to see all." };

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

/** A list of reminders, or what repeats. */
type Shown = "upcoming" | "finished" | "attention" | "repeating";

const OTHERS: readonly Shown[] = ["finished", "attention", "repeating"];

/**
 * The list's name and its day ("" is none), and a function that shows another in its place. Whoever
 * was led to a list finds the focus at its tab.
 */
function useListAddress() {
  const [parameters, setParameters] = useSearchParams();
  const state = useHistoryState<ListState | null>();
  const asked = parameters.get("list");
  const name = OTHERS.find((each) => each === asked) ?? "upcoming";
  const day = parameters.get("day") ?? "";
  useEffect(() => {
    if (state?.isLedTo === true)
      document.querySelector<HTMLElement>("[role=tab][tabindex='0']")?.focus();
  }, [state]);
  const show = (next: Shown, nextDay = "") =>
    setParameters(
      { ...(next !== "upcoming" && { list: next }), ...(nextDay !== "" && { day: nextDay }) },
      { replace: true },
    );
  return { name, day: isDay(day) ? day : "", show };
}

function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
