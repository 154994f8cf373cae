// How many reminders need attention, wherever one is on the page.
import { Link } from "wouter-preact";
import { useLoadedSettings } from "../../config/ConfigGate";
import { useSession } from "../../sign-in/useSession";
import { useTitlePrefix } from "../../ui/PageHeading";
import { useAttention } from "../data/queries";
import { ATTENTION_PATH, type ListState } from "../paths";

/** The way to them, and their count in the browser tab's title; nothing while there are none. */
export function AttentionLink() {
  return useLoadedSettings() === undefined ? null : <OfSession />;
}

function OfSession() {
  return useSession().email === undefined ? null : <Counted />;
}

function Counted() {
  const { count } = useAttention();
  useTitlePrefix(count === "" ? "" : `(${count}) `);
  if (count === "") return null;
  return (
    <Link
      href={ATTENTION_PATH}
      state={{ isLedTo: true } satisfies ListState}
      class="attention-link"
    >
      <span class="badge badge-bad">{count}</span> {count === "1" ? "needs" : "need"} attention
    </Link>
  );
}
