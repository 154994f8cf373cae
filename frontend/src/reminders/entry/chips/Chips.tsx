// The parts of what was understood, each a chip that opens its control.
import { useSettings } from "../../../config/ConfigGate";
import { useSession } from "../../../sign-in/useSession";
import { serverNow } from "../../../time/server-clock";
import type { Draft } from "../../form/draft";
import { PREFERENCES } from "../../form/fields";
import { usesEmail, usesSms } from "../../form/request";
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
  const hasSms = useSettings().config.smsCountries.length > 0;
  const { draft } = entry;
  const [, channel = ""] = PREFERENCES.find(([name]) => name === draft.preference) ?? [];
  const chips: readonly (readonly [ChipName, string, string | undefined])[] = [
    ["what", "What", draft.message],
    ["when", "When", whenText(entry)],
    ...(hasSms ? [["how", "How", channel] as const] : []),
    ["to", "To", toText(draft, email)],
  ];
  return (
    <div class="understood-chips" role="group" aria-label="Understood">
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

/** With what else the text may mean, as long as no time was chosen. */
function whenText({ draft, isTimed, isChosen, readings, entry, notes }: Entry): string | undefined {
  const words = isTimed ? whenWords(draft, serverNow()) : undefined;
  const other = isChosen ? readings.find((_, index) => index !== entry.choice) : undefined;
  const otherWords = other?.when && whenWords({ ...draft, ...other.when }, serverNow(), false);
  if (words === undefined) return otherWords && `? ${otherWords}?`;
  if (other !== undefined) return `${words}, or ${otherWords ?? "no time"}?`;
  return notes.length > 0 ? `${words}?` : words;
}

function toText(draft: Draft, own: string | undefined): string {
  const email = draft.email === "" && own === undefined ? "your own address" : draft.email;
  const addresses = [
    usesEmail(draft) ? (email === own ? `you, ${email}` : email) : undefined,
    usesSms(draft) ? draft.phone || "which number?" : undefined,
  ];
  return addresses.filter(Boolean).join(", ");
}
