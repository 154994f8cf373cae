// What was understood of the one line: a chip for each part, and what is open.
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { untilNextMinute, useNow } from "../../time/clock";
import { useAnnounce } from "../../ui/Announcer";
import type { Draft } from "../form/draft";
import type { FieldName, FormProblem } from "../form/fields";
import { type ChipName, Chips } from "./chips/Chips";
import { Panel } from "./chips/Panel";
import { useEntry } from "./useEntry";
import { whenWords } from "./when-words";

interface Props {
  field: RefObject<HTMLInputElement>;
  /** How often the line was sent. */
  submits: number;
  /** Is told what was understood. */
  understood: { current: Draft | undefined };
}

/** Milliseconds without another key after which a screen reader is told what was understood. */
const PAUSE = 1200;

const CHIP_OF: Partial<Record<FieldName, ChipName>> = {
  message: "what",
  subject: "what",
  email: "to",
  phone: "to",
};

/** Nothing while nothing is written. */
export function Understanding({ field, submits, understood }: Props) {
  const entry = useEntry();
  const now = useNow(untilNextMinute);
  const { draft, problems, submit, isPending } = entry;
  const [open, setOpen] = useState<ChipName>();
  const sent = useRef(0);
  const isWritten = entry.entry.text.trim() !== "";
  useEffect(() => {
    understood.current = draft;
    if (submits === sent.current) return;
    sent.current = submits;
    if (isWritten) submit();
    else field.current?.focus();
  });
  useEffect(() => {
    if (!isWritten) setOpen(undefined);
  }, [isWritten]);
  useProblemFocus(problems, setOpen);
  useSpokenTime(isWritten && entry.isTimed ? whenWords(draft, now) : undefined);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || open === undefined) return;
    event.preventDefault();
    document.getElementById(`chip-${open}`)?.focus();
    setOpen(undefined);
  };
  if (!isWritten) return null;
  const others = problems.filter((problem) => problem.field === undefined);
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the controls in it
    <div class="understood" onKeyDown={onKeyDown}>
      <Chips
        entry={entry}
        open={open}
        onOpen={(name) => setOpen(name === open ? undefined : name)}
      />
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
      {isPending && <p class="hint">Setting…</p>}
    </div>
  );
}

/** Opens the part that the first problem is about, and goes to its control. */
function useProblemFocus(problems: readonly FormProblem[], open: (name: ChipName) => void) {
  const [wanted, setWanted] = useState<string>();
  const key = JSON.stringify(problems);
  useEffect(() => {
    const [first] = JSON.parse(key) as FormProblem[];
    if (first === undefined) return;
    if (first.field !== undefined) open(CHIP_OF[first.field] ?? "when");
    setWanted(first.field ?? "entry-problem");
  }, [key, open]);
  useEffect(() => {
    if (wanted === undefined) return;
    setWanted(undefined);
    const control = document.getElementById(wanted) ?? document.getElementById("entry-problem");
    control?.focus();
  }, [wanted]);
}

/** Says `words` to those who can't see the chips, once the typing pauses. */
function useSpokenTime(words: string | undefined) {
  const announce = useAnnounce();
  useEffect(() => {
    if (words === undefined) return;
    const timer = setTimeout(() => announce(words), PAUSE);
    return () => clearTimeout(timer);
  }, [words, announce]);
}
