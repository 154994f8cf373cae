// The parts of what was understood, each a chip that opens its control.
import { useSession } from "../../../sign-in/useSession";
import { serverNow } from "../../../time/server-clock";
import { usesEmail, usesSms } from "../../form/request";
import { PREFERENCES } from "../../form/state";
import type { useEntry } from "../useEntry";
import { whenWords } from "../when-words";

export type ChipName = "what" | "when" | "how" | "to";

type Entry = ReturnType<typeof useEntry>;

interface Props {
  entry: Entry;
  open: ChipName | undefined;
  onOpen: (name: ChipName) => void;
}

/** What, when, how, to whom; what is open or missing has a question mark. */
export function Chips({ entry, open, onOpen }: Props) {
  const { email } = useSession();
  const { draft, hasSms } = entry;
  const [, channel = ""] = PREFERENCES.find(([name]) => name === draft.preference) ?? [];
  const chips: readonly (readonly [ChipName, string, string | undefined])[] = [
    ["what", "What", draft.message],
    ["when", "When", whenText(entry)],
    ...(hasSms ? [["how", "How", channel] as const] : []),
    ["to", "To", toText(entry, email)],
  ];
  return (
    <div class="understood-chips" role="group" aria-label="Understood">
      {chips.map(([name, label, text]) => (
        <button
          key={name}
          type="button"
          id={`chip-${name}`}
          class={isOpen(name, text, entry) ? "chip chip-open" : "chip"}
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

function isOpen(name: ChipName, text: string | undefined, entry: Entry): boolean {
  const isUnsure = name === "when" && (entry.notes.length > 0 || otherReadings(entry).length > 0);
  const isWithoutNumber = name === "to" && usesSms(entry.draft) && entry.draft.phone === "";
  return !text || isUnsure || isWithoutNumber;
}

/** What else the text may mean, as long as no time was chosen. */
function otherReadings({ understood, entry, isChosen }: Entry) {
  return isChosen ? understood.readings.filter((_, index) => index !== entry.choice) : [];
}

function whenText(entry: Entry): string | undefined {
  const { draft, isTimed } = entry;
  const [other] = otherReadings(entry);
  const words = isTimed ? whenWords(draft, serverNow()) : undefined;
  const otherWords = other?.when && whenWords({ ...draft, ...other.when }, serverNow(), false);
  if (words === undefined) return otherWords && `? ${otherWords}?`;
  if (other !== undefined) return `${words}, or ${otherWords ?? "no time"}?`;
  return entry.notes.length > 0 ? `${words}?` : words;
}

function toText({ draft }: Entry, own: string | undefined): string | undefined {
  const email = draft.email === "" && own === undefined ? "your own address" : draft.email;
  const addresses = [
    usesEmail(draft) ? (email === own ? `you, ${email}` : email) : undefined,
    usesSms(draft) ? draft.phone || "which number?" : undefined,
  ];
  return addresses.filter(Boolean).join(", ");
}
