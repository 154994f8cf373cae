// The number of reminders that need attention: above the lists, in the header and in the title.
import { useState } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import { useSession } from "../../sign-in/useSession";
import { load, save } from "../../storage/storage";
import { useTitlePart } from "../../ui/PageHeading";
import { focusTab } from "../../ui/Tabs";
import { useAttention } from "../data/queries";
import { ATTENTION_PATH, FOCUS_TAB } from "../paths";

/** A link in the header of other views, and the number in the browser tab's title. */
export function AttentionLink() {
  return useSession().email === undefined ? null : <CountLink />;
}

function CountLink() {
  const { count } = useAttention();
  useTitlePart("count", count === "" ? "" : `(${count}) `);
  const [path] = useLocation();
  if (count === "" || path === "/") return null;
  const words = needAttention(count);
  const props = { href: ATTENTION_PATH, state: FOCUS_TAB, "aria-label": `${count} ${words}` };
  return (
    <Link {...props} class="attention-link">
      <span class="badge badge-bad">{count}</span> <span class="attention-words">{words}</span>
    </Link>
  );
}

const needAttention = (count: string) => `${count === "1" ? "needs" : "need"} attention`;

/** In this tab's storage: the ids of those for which the notice was dismissed. */
const STORAGE_KEY = "attention-seen";

/** A notice above the lists, until it is dismissed for all that need attention. */
export function AttentionNotice({ attention }: { attention: ReturnType<typeof useAttention> }) {
  const { rows, count } = attention;
  const [seen, setSeen] = useState(() => load("sessionStorage", STORAGE_KEY));
  const isNew = ({ id }: { id: string }) => !(Array.isArray(seen) && seen.includes(id));
  if (!rows.some(isNew)) return null;
  const dismiss = () => {
    const ids = rows.map(({ id }) => id);
    save("sessionStorage", STORAGE_KEY, ids);
    setSeen(ids);
    focusTab();
  };
  return (
    <p class="attention-notice" role="status">
      <span>
        {count} {needAttention(count)}
      </span>
      <Link href={ATTENTION_PATH} state={FOCUS_TAB} class="action">
        {count === "1" ? "See it" : "See them"}
      </Link>
      <button type="button" class="row-menu" aria-label="Not now" onClick={dismiss}>
        ×
      </button>
    </p>
  );
}
