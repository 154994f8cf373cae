// The reminders of a list that match a search text, and all that have it as their reference.
import { useEffect } from "preact/hooks";
import type { Reminder } from "../../api/types";
import { useShownList } from "../data/queries";
import { useSettled } from "../useSettled";
import { ReminderList, type ReminderListProps } from "./ReminderList";

/** Milliseconds after the last key before the server is asked. */
const PAUSE = 400;

/** The following pages are loaded by themselves until so many rows are. */
const MOST_ROWS = 1000;

/** What the API takes as a reference. */
const REFERENCE = /^\S{1,128}$/u;

interface Props extends ReminderListProps {
  searchText: string;
}

/** Searches what is loaded, loads more a page at a time, and says how much was searched. */
export function SearchResults({ query, rows, isByEnd = false, searchText }: Props) {
  const found = rows.filter((row) => matches(row, searchText));
  const reference = useSettled(searchText, PAUSE) ?? "";
  const referenced = useShownList("referenced", {
    filter: { reference },
    enabled: REFERENCE.test(reference),
  });
  const { data, hasNextPage, fetchStatus, error, fetchNextPage } = query;
  const isLoading = hasNextPage && error === null && rows.length < MOST_ROWS;
  useEffect(() => {
    if (isLoading && fetchStatus === "idle") void fetchNextPage();
  }, [data, isLoading, fetchStatus, fetchNextPage]);
  const ids = new Set(found.map(({ id }) => id));
  const others = referenced.rows.filter(({ id }) => !ids.has(id));
  const searched = `${rows.length} ${rows.length === 1 ? "reminder" : "reminders"} searched`;
  return (
    <>
      <p class="hint" role="status" aria-busy={isLoading}>
        {searched}, {found.length} found
        {isLoading ? " so far…" : hasNextPage ? ": there are more to search." : "."}
      </p>
      <ReminderList
        {...{ query, isByEnd }}
        rows={found}
        moreText={isByEnd ? "Search older ones" : "Search later ones"}
      />
      {others.length > 0 && (
        <>
          <h3 class="day">
            Elsewhere, with the reference <bdi>{reference}</bdi>
          </h3>
          <ReminderList query={referenced.query} rows={others} />
        </>
      )}
    </>
  );
}

/**
 * Whether each word of the search text is in the reminder's text, addresses or reference, or three
 * digits or more are in its phone number.
 */
export function matches(reminder: Reminder, searchText: string): boolean {
  const { message, subject, email, phone, reference } = reminder;
  const text = folded([subject, message, email, phone, reference].join("\n"));
  const words = folded(searchText).split(/\s+/);
  const digits = searchText.replace(/[\s()./-]/g, "").replace(/^(\+|00|0)/, "");
  const isInPhone = /^\d{3,}$/.test(digits) && phone?.includes(digits) === true;
  return isInPhone || words.every((word) => text.includes(word));
}

/** Without the differences of case, width and accents. */
function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .trim();
}
