// The state of the one line: its parsed text, the changes made at the chips, and submitting it.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useSettings } from "../../config/ConfigGate";
import { useDeviceSettings } from "../../settings/device-settings";
import type { QuickTimes } from "../../settings/stored-settings";
import { pageLocale } from "../../time/locale";
import { serverNow } from "../../time/server-clock";
import { today } from "../../time/zones";
import { useAnnounce } from "../../ui/Announcer";
import {
  clearSubmitted,
  keptEntry,
  type Part,
  type PartChange,
  restoreEntry,
  useKeptEntry,
} from "../data/kept-entry";
import { type Draft, type DraftChange, draftEdits, emptyDraft } from "../form/draft";
import type { FormProblem } from "../form/fields";
import { useCreate } from "../form/useCreate";
import { ENTRY_ID } from "../paths";
import { clearMissed, dropCut, keepCut, miss, notSet, takeLeft, useMissed } from "./cut-entries";
import { parseEntry } from "./grammar/parse-entry";
import type { ParseContext } from "./grammar/text";

/** The parsed text with the changes made at the chips, and the draft that Enter submits. */
function useParsedEntry() {
  const hasSms = useSettings().config.smsCountries.length > 0;
  const { zone, morning, evening, preference, email = "", phone = "" } = useDeviceSettings();
  const [entry, keep] = useKeptEntry();
  const { readings, to, recipientNotes } = useMemo(
    () => parseEntry(entry.text, parseContext(serverNow(), zone, { morning, evening })),
    [entry.text, zone, morning, evening],
  );
  const times = JSON.stringify(readings.map(({ when = null }) => when));
  const choice = entry.choice?.times === times ? entry.choice.index : undefined;
  const { message, when } = readings[choice ?? 0] ?? { message: entry.text };
  const seen: Record<Part, object> = { what: { message }, when: when ?? {}, to };
  const changed = (part: Part) => {
    const change = entry.changes[part];
    if (change === undefined || change.seen === JSON.stringify(seen[part])) return change?.fields;
    if (part === "when") return undefined;
    return part === "what" ? withFirstLine(message, change.fields) : stillValid(change, to);
  };
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
  const isChanged = changed("when") !== undefined;
  const isTimeChosen = isChanged || choice !== undefined;
  const hasTime = when !== undefined || isChanged;
  const amount = hasTime ? {} : { amount: "" };
  const asWritten: Draft = {
    ...{ ...emptyDraft(today()), ...amount, preference, email, phone },
    entry: JSON.stringify(entry),
    ...{ message, ...when, ...to },
    ...{ ...changed("what"), ...changed("when"), ...changed("to") },
  };
  const draft: Draft = hasSms ? asWritten : { ...asWritten, preference: "email" };
  return {
    ...{ entry, readings, changePart, choose, hasTime, draft },
    /** The index of the reading whose time is used, unless the time was changed. */
    chosen: isChanged ? undefined : (choice ?? 0),
    isTimeChosen,
    notes: [
      ...(isTimeChosen ? [] : (readings[0]?.notes ?? [])),
      ...(draft.preference === asWritten.preference ? [] : [NO_SMS]),
    ],
    recipientNotes: changed("to") === undefined ? recipientNotes : [],
  };
}

/** The changed subject, and the further lines of the message, whose first line is now `first`. */
function withFirstLine(first: string, { subject, message }: Partial<Draft>): Partial<Draft> {
  const [, ...below] = message?.split("\n") ?? [];
  return {
    ...(subject !== undefined && { subject }),
    ...(below.length > 0 && { message: [first, ...below].join("\n") }),
  };
}

/** The changed fields whose value in the text is the same as at the change. */
function stillValid({ seen, fields }: PartChange, to: object): Partial<Draft> {
  const [before, now] = [JSON.parse(seen), to] as Record<string, unknown>[];
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => before?.[name] === now?.[name]),
  );
}

/** What is submitted while another is being set waits for its turn. */
export function useEntry() {
  const parsed = useParsedEntry();
  const { draft, hasTime } = parsed;
  const announce = useAnnounce();
  const missed = useMissed();
  /** The drafts that are not set yet, and which of them have left the line. */
  const [unset, setUnset] = useState<readonly Draft[]>([]);
  const cut = useRef(new Set<Draft>()).current;
  const last = useRef(Promise.resolve());
  const isShown = useRef(true);
  useLayoutEffect(() => () => void (isShown.current = false), []);
  const focus = () => document.getElementById(ENTRY_ID)?.focus();
  const onSet = (_path: string, sent: Draft) => {
    const inForm = draftEdits();
    if (JSON.stringify(inForm.get()) === JSON.stringify(sent)) inForm.set({});
    if (!cut.has(sent) && clearSubmitted(sent.entry)) focus();
  };
  const onUndone = (sent: Draft) => {
    restoreEntry(sent.entry);
    focus();
  };
  const onFailed = (sent: Draft, found: readonly FormProblem[]) => {
    restoreEntry(sent.entry);
    const isKept = JSON.stringify(keptEntry()) === sent.entry;
    const reason = found.map(({ text }) => text).join(" ");
    if (!isKept) miss(sent, reason);
    if (!isShown.current) announce(notSet(sent, reason), { about: [] });
    return isKept;
  };
  const { create, ...creation } = useCreate("entry", draft, onSet, onUndone, onFailed);
  /** Goes on when the line is no longer shown. */
  const setInTurn = (next: Draft) => {
    setUnset((all) => [...all, next]);
    last.current = last.current.then(async () => {
      await create(next);
      dropCut(next);
      setUnset((all) => all.filter((each) => each !== next));
    });
  };
  useEffect(() => {
    for (const left of takeLeft()) {
      keepCut(left);
      cut.add(left);
      setInTurn(left);
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once the line is shown
  }, []);
  /** Returns whether that is done: else it is to be called again, with what was left in the line. */
  const submit = (): boolean => {
    const before = unset.at(-1);
    const isCut = before === undefined || cut.has(before);
    clearMissed();
    if (!isCut) {
      keepCut(before);
      cut.add(before);
      clearSubmitted(before.entry);
    } else if (parsed.entry.text.trim() !== "") setInTurn(draft);
    return isCut;
  };
  const problems = creation.problems.map((problem) =>
    problem.field === "amount" && !hasTime
      ? { ...problem, text: "Say when, or choose a time." }
      : problem,
  );
  return {
    ...{ ...parsed, found: creation.found, submit, isPending: unset.length > 0 },
    problems: [...missed.map((text): FormProblem => ({ text })), ...problems],
  };
}

const NO_SMS = "Text messages are off here, so it goes by email.";

/** What parsing needs beside the text; `now` is in epoch milliseconds. */
export function parseContext(
  now: number,
  zone: string,
  times: QuickTimes,
  locale = pageLocale,
): ParseContext {
  const parts = { month: "numeric", day: "numeric", hour: "numeric" } as const;
  const format = new Intl.DateTimeFormat(locale, parts);
  const first = format.formatToParts().find(({ type }) => type === "month" || type === "day");
  const uses12Hours = format.resolvedOptions().hour12 ?? false;
  return { now, zone, isMonthFirst: first?.type === "month", uses12Hours, ...times };
}
