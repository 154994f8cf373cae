// How many reminders need attention: above the lists, in the header elsewhere, and in the title.
import { useState } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import { useSession } from "../../sign-in/useSession";
import { load, save } from "../../storage/storage";
import { useTitlePart } from "../../ui/PageHeading";
import { focusTab } from "../../ui/Tabs";
import { useAttention } from "../data/queries";
import { ATTENTION_PATH, LEAD } from "../paths";

/** The way to them where they aren't listed, and their count in the browser tab's title. */
export function AttentionLink() {
  return useSession().email === undefined ? null : <Counted />;
}

function Counted() {
  const { count } = useAttention();
  useTitlePart("count", count === "" ? "" : `(${count}) `);
  const [path] = useLocation();
  if (count === "" || path === "/") return null;
  const words = `${count === "1" ? "needs" : "need"} attention`;
  return (
    <Link
      href={ATTENTION_PATH}
      state={LEAD.list}
      class="attention-link"
      aria-label={`${count} ${words}`}
    >
      <span class="badge badge-bad">{count}</span> <span class="attention-words">{words}</span>
    </Link>
  );
}

/** In this tab's storage: the ids of those of which it need not be said again. */
const STORAGE_KEY = "attention-seen";

/** Says it above the lists, until that is dismissed for those that are there. */
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
        {count} {count === "1" ? "needs" : "need"} attention
      </span>
      <Link href={ATTENTION_PATH} state={LEAD.list} class="action">
        {count === "1" ? "See it" : "See them"}
      </Link>
      <button type="button" class="row-menu" aria-label="Not now" onClick={dismiss}>
        ×
      </button>
    </p>
  );
}
