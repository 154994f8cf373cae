// The parts that the text of the one line was parsed into: a chip for each, and its panel.
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { useSettings } from "../../config/ConfigGate";
import { useDeviceSettings } from "../../settings/device-settings";
import { useSession } from "../../sign-in/useSession";
import { useNow } from "../../time/server-clock";
import { useAnnounce } from "../../ui/Announcer";
import type { Draft } from "../form/draft";
import { type FieldName, type FormProblem, PREFERENCES } from "../form/fields";
import { usesEmail, usesSms } from "../form/request";
import { useSettled } from "../useSettled";
import type { Reading, When } from "./grammar/text";
import { type ChipName, Panel, whenWords } from "./Panel";
import { Unset } from "./Unset";
import { useEntry } from "./useEntry";

interface Props {
  /** Receives the parsed draft. */
  draftRef: { current: Draft | undefined };
}

/** Milliseconds without a key press before the time is announced to screen readers. */
const PAUSE = 1200;

const CHIP_OF: Partial<Record<FieldName, ChipName>> = {
  ...{ message: "what", subject: "what" },
  ...{ email: "to", phone: "to" },
};

/** Renders nothing while the line is empty and nothing went wrong. */
export function EntryDetails({ draftRef }: Props) {
  const entry = useEntry();
  const when = whenText(entry, useNow());
  const { draft, problems, unset } = entry;
  const [open, setOpen] = useState<ChipName>();
  const isWritten = entry.entry.text.trim() !== "";
  // Before the next key, which would change what is submitted.
  useLayoutEffect(() => void (draftRef.current = draft));
  useEffect(() => {
    if (!isWritten) setOpen(undefined);
  }, [isWritten]);
  useProblemFocus(entry.found, setOpen);
  const announce = useAnnounce();
  const words = [when, ...entry.notes, ...entry.recipientNotes].join(" ");
  const announced = useSettled(isWritten && entry.hasTime ? words : undefined, PAUSE);
  useEffect(() => {
    if (announced !== undefined) announce(announced);
  }, [announced, announce]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || open === undefined) return;
    event.preventDefault();
    document.getElementById(`chip-${open}`)?.focus();
    setOpen(undefined);
  };
  if (!isWritten && unset.length === 0 && problems.length === 0) return null;
  const toggle = (name: ChipName) => setOpen(name === open ? undefined : name);
  const others = problems.filter((problem) => problem.field === undefined);
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- its controls' keys
    <div class="understood" onKeyDown={onKeyDown}>
      {isWritten && <Chips {...{ entry, when, open }} onOpen={toggle} />}
      {problems.length > 0 && (
        <div
          role="alert"
          id="entry-problem"
          class={others.length === 0 && open !== undefined ? "visually-hidden" : undefined}
          tabIndex={-1}
        >
          {(others.length > 0 ? others : problems).map(({ text }) => (
            <p key={text} class="field-problem">
              {text}
            </p>
          ))}
        </div>
      )}
      {open !== undefined && <Panel name={open} entry={entry} />}
      <Unset {...entry} />
    </div>
  );
}

/** Opens the panel that has the first problem, and focuses the field: again for each `found`. */
function useProblemFocus(found: readonly FormProblem[], open: (name: ChipName) => void) {
  useEffect(() => {
    const [first] = found;
    if (first === undefined) return undefined;
    if (first.field !== undefined) open(CHIP_OF[first.field] ?? "when");
    const byId = (id = "entry-problem") => document.getElementById(id);
    const timer = setTimeout(() => (byId(first.field) ?? byId())?.focus()); // once it is open
    return () => clearTimeout(timer);
  }, [found, open]);
}

type Entry = ReturnType<typeof useEntry>;

type ChipsProps = {
  entry: Entry;
  when: string | undefined;
  open: ChipName | undefined;
  onOpen: (name: ChipName) => void;
};

/** Chips for what, when, how and to whom. A question mark shows what is missing or ambiguous. */
function Chips({ entry, when, open, onOpen }: ChipsProps) {
  const { email } = useSession();
  const hasSms = useSettings().config.smsCountries.length > 0;
  const { phone } = useDeviceSettings();
  const { draft, recipientNotes } = entry;
  const [, channel = ""] = PREFERENCES.find(([name]) => name === draft.preference) ?? [];
  const chips: readonly (readonly [ChipName, string, string | undefined])[] = [
    ["what", "What", draft.message],
    ["when", "When", when],
    ...(hasSms ? [["how", "How", channel] as const] : []),
    ["to", "To", `${toText(draft, email, phone)}${recipientNotes.length > 0 ? "?" : ""}`],
  ];
  return (
    <div class="quick-choices" role="group" aria-label="Understood">
      {chips.map(([name, label, text]) => (
        <button
          key={name}
          type="button"
          id={`chip-${name}`}
          class={!text || text.endsWith("?") ? "chip chip-open" : "chip"}
          aria-expanded={name === open}
          aria-controls={name === open ? "entry-panel" : undefined}
          onClick={() => onOpen(name)}
        >
          <span class="chip-label">{label}</span> <bdi>{text || "?"}</bdi>
        </button>
      ))}
    </div>
  );
}

/** First words that are lower case within a sentence; weekdays keep their capital. */
const FIRST_WORD = /^(?:In|Today|Tomorrow|Yesterday|Each|Every)\b/;

/** The time, with the other reading of the text until one is chosen. */
function whenText(entry: Entry, now: number): string | undefined {
  const { draft, hasTime, isTimeChosen, readings, notes } = entry;
  const words = hasTime ? whenWords(draft, now) : undefined;
  const wordsOf = (when?: When) => when && whenWords({ ...draft, ...when }, now, false);
  const isOther = ({ when }: Reading) => wordsOf(when) !== wordsOf(readings[0]?.when);
  const other = isTimeChosen ? undefined : readings.slice(1).find(isOther);
  const otherWords = wordsOf(other?.when);
  if (words === undefined) return otherWords && `? ${otherWords}?`;
  if (other === undefined) return notes.length > 0 ? `${words}?` : words;
  const rest = otherWords && withoutSame(words, otherWords);
  return `${words}, or ${rest ?? "no time"}?`;
}

/** `other` without the parts that it begins with as `words` does. */
function withoutSame(words: string, other: string): string {
  const same = other.split(/(?<=, | at )/);
  const first = words.split(/(?<=, | at )/);
  const from = same.findIndex((part, place) => part !== first[place]);
  const rest = same.slice(from).join("");
  return rest.replace(FIRST_WORD, (word) => word.toLowerCase());
}

function toText(draft: Draft, own: string | undefined, ownPhone: string | undefined): string {
  const email = draft.email === "" && own === undefined ? "your own address" : draft.email;
  const marked = (to: string, mine = "") => (to === mine && to !== "" ? `you, ${to}` : to);
  const addresses = [
    usesEmail(draft) ? marked(email, own) : undefined,
    usesSms(draft) ? marked(draft.phone, ownPhone) || "which number?" : undefined,
  ];
  return addresses.filter(Boolean).join(", ");
}
