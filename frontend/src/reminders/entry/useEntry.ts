// The state of the one line: what is understood of it, and of what was submitted the setting.
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { useSettings } from "../../config/ConfigGate";
import { useDeviceSettings } from "../../settings/device-settings";
import { useAnnounce } from "../../ui/Announcer";
import { type Part, restoreEntry, useKeptEntry } from "../data/kept-entry";
import { type Draft, type DraftChange, draftEdits } from "../form/draft";
import { type FormProblem, useProblems } from "../form/fields";
import { useCreate } from "../form/useCreate";
import { ENTRY_ID } from "../paths";
import {
  isLastSubmitted,
  notSetText,
  type SubmittedEntry,
  takeBack,
  type TakenEntry,
  takeSubmitted,
  updateSubmitted,
  useSubmitted,
} from "./submitted-entries";
import { parse, understand } from "./understand";

/** What is understood of the line, and what changes that. */
function useUnderstood() {
  const hasSms = useSettings().config.smsCountries.length > 0;
  const settings = useDeviceSettings();
  const { zone, morning, evening } = settings;
  const [entry, keep] = useKeptEntry();
  const { text } = entry;
  const parsed = useMemo(
    () => parse(text, { ...settings, zone, morning, evening }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the other settings don't count
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

/** What was submitted is set in its order, also when the line is no longer shown. */
export function useEntry() {
  const understood = useUnderstood();
  const { draft, draftOf } = understood;
  const submitted = useSubmitted();
  const { found, problems, setProblems } = useProblems(draft);
  const announce = useAnnounce();
  const create = useCreate();
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const isShown = useRef(true);
  useLayoutEffect(() => () => void (isShown.current = false), []);
  const focus = () => document.getElementById(ENTRY_ID)?.focus();

  const set = async (taken: TakenEntry, turn: Promise<unknown>) => {
    const { id, draft: sent } = taken;
    const onUndone = () => {
      restoreEntry(sent.entry);
      focus();
    };
    const made = await create(sent, `entry ${id}`, onUndone, turn);
    if (made.kind === "created") {
      updateSubmitted(id);
      const inForm = draftEdits();
      if (JSON.stringify(inForm.get()) === JSON.stringify(sent)) inForm.set({});
    } else if (made.kind === "held") {
      updateSubmitted(id);
      restoreEntry(sent.entry, id); // it stays in sight until somebody has signed in
    } else {
      const notSet = {
        problems: inWords(made.problems, sent),
        isUnsure: made.kind === "unanswered",
      };
      const isBack = made.kind === "invalid" && isLastSubmitted(id);
      if (isBack && restoreEntry(sent.entry, id)) {
        updateSubmitted(id);
        setProblems(notSet.problems, sent);
        return;
      }
      updateSubmitted(id, notSet);
      if (!isShown.current) announce(notSetText({ ...taken, ...notSet }), { about: [] });
    }
  };
  useLayoutEffect(() => {
    for (const taken of takeSubmitted(draftOf)) {
      setProblems([]);
      last.current = Promise.all([last.current, set(taken, last.current)]);
    }
  });
  const edit = (unset: SubmittedEntry) => {
    takeBack(unset);
    const inFields = unset.problems?.filter(({ field }) => field !== undefined);
    if (inFields !== undefined) setProblems(inFields, unset.draft);
    focus();
  };
  const close = ({ id }: SubmittedEntry) => {
    updateSubmitted(id);
    focus();
  };
  return { ...understood, submitted, found, problems, edit, close };
}

/** A line without a time has an amount that is empty. */
function inWords(problems: readonly FormProblem[], { amount }: Draft): FormProblem[] {
  const text = "Say when, or choose a time.";
  return problems.map((each) =>
    each.field === "amount" && amount === "" ? { ...each, text } : each,
  );
}
