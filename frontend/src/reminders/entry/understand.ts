// What is understood of the one line, with the changes made at the chips.
import type { useDeviceSettings } from "../../settings/device-settings";
import type { QuickTimes } from "../../settings/stored-settings";
import { pageLocale } from "../../time/locale";
import { serverNow } from "../../time/server-clock";
import { today } from "../../time/zones";
import { contentOfEntry, type KeptEntry, type Part, type PartChange } from "../data/kept-entry";
import { type Draft, emptyDraft } from "../form/draft";
import { parseEntry } from "./grammar/parse-entry";
import type { ParseContext, ParseResult } from "./grammar/text";

type DeviceSettings = ReturnType<typeof useDeviceSettings>;

/** What `parsed`, of the text of `entry`, says with the changes, and the draft of that. */
export function understand(
  entry: KeptEntry,
  { readings, to, recipientNotes }: ParseResult,
  { preference, email = "", phone = "" }: DeviceSettings,
  hasSms: boolean,
) {
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
  const isChanged = changed("when") !== undefined;
  const isTimeChosen = isChanged || choice !== undefined;
  const hasTime = when !== undefined || isChanged;
  const amount = hasTime ? {} : { amount: "" };
  const asWritten: Draft = {
    ...{ ...emptyDraft(today()), ...amount, preference, email, phone },
    entry: contentOfEntry(entry),
    ...{ message, ...when, ...to },
    ...{ ...changed("what"), ...changed("when"), ...changed("to") },
  };
  const draft: Draft = hasSms ? asWritten : { ...asWritten, preference: "email" };
  return {
    ...{ readings, times, seen, changed, hasTime, draft },
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

/** What the text says now, in the time zone and with the quick times of the device. */
export const parse = (
  text: string,
  { zone, morning, evening }: Pick<DeviceSettings, "zone" | keyof QuickTimes>,
): ParseResult => parseEntry(text, parseContext(serverNow(), zone, { morning, evening }));

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
