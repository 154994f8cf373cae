// What of a list has the words that are sought, and what of all has them as its reference.
import type { Reminder } from "../../api/types";
import { useShownList } from "../data/queries";
import { useSettled } from "../useSettled";
import { type ListQuery, ListView } from "./ListView";
import type { Row } from "./rows";

/** Milliseconds after the last key at which the server is asked. */
const PAUSE = 400;

/** What the API takes as one. */
const REFERENCE = /^\S{1,128}$/u;

interface Props {
  query: ListQuery;
  rows: readonly Row[];
  isByEnd: boolean;
  sought: string;
}

/** Searches what is loaded, says how much that is, and offers to search more. */
export function FoundList({ query, rows, isByEnd, sought }: Props) {
  const found = rows.filter((row) => isFound(row, sought));
  const reference = useSettled(sought, PAUSE) ?? "";
  const referenced = useShownList("referenced", {
    filter: { reference },
    enabled: REFERENCE.test(reference),
  });
  const ids = new Set(found.map(({ id }) => id));
  const others = referenced.rows.filter(({ id }) => !ids.has(id));
  const searched = `${rows.length} ${rows.length === 1 ? "reminder" : "reminders"} searched`;
  return (
    <>
      <p class="hint" role="status">
        {searched}, {found.length} found{query.hasNextPage ? ": there are more to search." : "."}
      </p>
      <ListView
        query={query}
        rows={found}
        isByEnd={isByEnd}
        empty={null}
        moreText={isByEnd ? "Search older ones" : "Search later ones"}
      />
      {others.length > 0 && (
        <>
          <h3 class="day">
            Elsewhere, with the reference <bdi>{reference}</bdi>
          </h3>
          <ListView query={referenced.query} rows={others} empty={null} />
        </>
      )}
    </>
  );
}

/**
 * Whether each word of `sought` is in the reminder's text, addresses or reference, or three digits
 * or more are in its phone number.
 */
export function isFound(reminder: Reminder, sought: string): boolean {
  const { message, subject, email, phone, reference } = reminder;
  const text = folded([subject, message, email, phone, reference].join("\n"));
  const words = folded(sought).split(/\s+/);
  const digits = sought.replace(/[\s()./-]/g, "").replace(/^(\+|00|0)/, "");
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
