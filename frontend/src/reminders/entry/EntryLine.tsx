// The one line to set a reminder: the field is there at once, its parser is loaded on first use.
import { useRef, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { lazily } from "../../chunks/load-chunk";
import { useSession } from "../../sign-in/useSession";
import { useKeptEntry } from "../data/kept-entry";
import { type Draft, draftEdits, useReplaceDraft } from "../form/draft";
import { CREATE_PATH, ENTRY_ID, FOCUS_MESSAGE } from "../paths";
import { submitEntry, useSubmitted } from "./submitted-entries";

const EntryDetails = lazily(
  () => import("./EntryDetails").then((part) => part.EntryDetails),
  "what it takes to read that",
);

export function EntryLine() {
  const replaceDraft = useReplaceDraft();
  const [entry, keep] = useKeptEntry();
  const { email } = useSession();
  const { text } = entry;
  const submitted = useSubmitted();
  const pending = submitted.filter(({ problems }) => problems === undefined);
  const [isUsed, setUsed] = useState(text !== "" || submitted.length > 0);
  const parsedDraft = useRef<Draft>();
  const field = useRef<HTMLInputElement>(null);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    setUsed(true);
    if (text.trim() !== "") submitEntry(parsedDraft.current, email);
    field.current?.focus();
  };
  const onInput = (value: string) => {
    // Changes at the chips belong to the text: an empty line begins anew.
    const anew = { choice: undefined, changes: {}, id: undefined, isUnsure: undefined };
    keep({ text: value, ...(value.trim() === "" && anew) });
  };
  const onMore = () => {
    const draft = text.trim() === "" ? undefined : parsedDraft.current; // it may be in the form
    if (draft && draft.entry !== draftEdits().get().entry) replaceDraft(draft);
  };
  return (
    <form class="panel" noValidate onSubmit={onSubmit}>
      <div class="entry-head">
        <label for={ENTRY_ID}>New reminder</label>
        <Link
          href={CREATE_PATH}
          state={text.trim() === "" ? FOCUS_MESSAGE : null}
          class="entry-more"
          onClick={onMore}
        >
          All options
        </Link>
      </div>
      <div class="entry-line">
        <input
          ref={field}
          id={ENTRY_ID}
          type="text"
          dir="auto"
          autocomplete="off"
          enterkeyhint="done"
          placeholder="What, and when?"
          aria-describedby={text === "" ? "entry-hint" : undefined}
          value={text}
          onFocus={() => setUsed(true)}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          Set
        </button>
      </div>
      {isUsed && <EntryDetails draftRef={parsedDraft} />}
      {pending.map((each) => (
        <p key={each.id} class="hint">
          Setting “{each.entry.text}”…
        </p>
      ))}
      {text === "" && (
        <p id="entry-hint" class="hint">
          Such as “Call the plumber tomorrow 9am”
          <span class="entry-examples">, “every Monday 8am bins”, “tea in 20 min by SMS”</span>.
        </p>
      )}
    </form>
  );
}
