// The state of the one line: what is understood of it, and what was submitted in it.
import { useMemo } from "preact/hooks";
import { useSettings } from "../../config/ConfigGate";
import { useDeviceSettings } from "../../settings/device-settings";
import { useSession } from "../../sign-in/useSession";
import { type Part, useKeptEntry } from "../data/kept-entry";
import type { Draft, DraftChange } from "../form/draft";
import { useProblems } from "../form/fields";
import { ENTRY_ID } from "../paths";
import { type SubmittedEntry, takeBack, updateSubmitted, useSubmitted } from "./submitted-entries";
import { parse, understand } from "./understand";
import { useSubmissions } from "./useSubmissions";

/** What is understood of the line, and what changes that. */
function useUnderstood() {
  const hasSms = useSettings().config.smsCountries.length > 0;
  const settings = useDeviceSettings();
  const { zone, morning, evening } = settings;
  const [entry, keep] = useKeptEntry();
  const { text } = entry;
  const parsed = useMemo(
    () => parse(text, { zone, morning, evening }),
    [text, zone, morning, evening],
  );
  const understood = understand(entry, parsed, settings, hasSms);
  const { seen, times, changed } = understood;
  const changePart =
    (part: Part): DraftChange =>
    (fields) => {
      const change = { seen: JSON.stringify(seen[part]), fields: { ...changed(part), ...fields } };
      keep({ changes: { ...entry.changes, [part]: change } });
    };
  const choose = (index: number) => {
    const others = Object.entries(entry.changes).filter(([part]) => part !== "when");
    keep({ choice: { index, times }, changes: Object.fromEntries(others) });
  };
  const draftOf = (each: SubmittedEntry["entry"]): Draft =>
    understand(each, parse(each.text, settings), settings, hasSms).draft;
  return { ...understood, entry, changePart, choose, draftOf };
}

/** The line as it is understood, and what was submitted in it: that is being set, or is not. */
export function useEntry() {
  const understood = useUnderstood();
  const { email } = useSession();
  const unset = useSubmitted().filter(
    (each) =>
      each.problems !== undefined && (email === undefined || (each.asker ?? email) === email),
  );
  const { found, problems, setProblems } = useProblems(understood.draft);
  useSubmissions(understood.draftOf, setProblems);
  const focus = () => document.getElementById(ENTRY_ID)?.focus();
  const edit = (one: SubmittedEntry) => {
    takeBack(one);
    const inFields = one.problems?.filter(({ field }) => field !== undefined);
    if (inFields !== undefined) setProblems(inFields, one.draft);
    focus();
  };
  const close = ({ id }: SubmittedEntry) => {
    updateSubmitted(id);
    focus();
  };
  return { ...understood, unset, found, problems, edit, close };
}
