// The state of the one line: its parsed text, the changes made at the chips, and submitting it.
import { useMemo, useState } from "preact/hooks";
import { useSettings } from "../../config/ConfigGate";
import { useDeviceSettings } from "../../settings/device-settings";
import type { QuickTimes } from "../../settings/stored-settings";
import { pageLocale } from "../../time/locale";
import { serverNow } from "../../time/server-clock";
import { today } from "../../time/zones";
import { OWN_ADDRESS } from "../data/change";
import {
  clearSubmitted,
  type Part,
  type PartChange,
  restoreEntry,
  useKeptEntry,
} from "../data/kept-entry";
import { type Draft, type DraftChange, emptyDraft } from "../form/draft";
import { usesEmail } from "../form/request";
import { useCreate } from "../form/useCreate";
import { ENTRY_ID } from "../paths";
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

export function useEntry() {
  const { session } = useSettings();
  const parsed = useParsedEntry();
  const { entry, draft, hasTime } = parsed;
  const focus = () => document.getElementById(ENTRY_ID)?.focus();
  const onSet = () => {
    if (clearSubmitted(entry)) focus();
  };
  const onUndone = () => {
    restoreEntry(entry);
    focus();
  };
  const creation = useCreate("entry", draft, onSet, onUndone);
  const [sentText, setSentText] = useState("");
  const submit = async () => {
    setSentText(entry.text);
    const state = await session.ready();
    const own = state.status === "signed in" ? state.email : OWN_ADDRESS;
    creation.create(usesEmail(draft) && draft.email === "" ? { ...draft, email: own } : draft);
  };
  const { found, isPending } = creation;
  const current = entry.text === sentText ? creation.problems : [];
  const problems = current.map((problem) =>
    problem.field === "amount" && !hasTime
      ? { ...problem, text: "Say when, or choose a time." }
      : problem,
  );
  return { ...parsed, found, problems, isPending, submit: () => void submit() };
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
