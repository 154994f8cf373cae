// Choosing a time: a quick choice, or any wait, or any date and time in any zone.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { type QuickTimes, useStoredSettings } from "../../settings/stored-settings";
import { formatCountdown } from "../Countdown";
import { formatDue, formatTime } from "../format";
import { toRfc3339 } from "../local-time";
import { pageLocale } from "../locale";
import { useNow } from "../server-clock";
import { timeIn, viewerZone, zonePlace } from "../zones";
import type { FormState } from "./state";
import { LocalTimeFields, WaitFields } from "./TimeFields";
import {
  draftLocalTime,
  draftZone,
  dueMilliseconds,
  fieldsFor,
  hasFieldsFor,
  type QuickTime,
  type When,
} from "./when";

interface Props {
  state: FormState<When>;
  legend: string;
  withNow?: boolean;
  isSeries?: boolean;
  /** If given, a quick choice takes effect at once, instead of being filled in. */
  quick?: { onChoose: (name: string, time: QuickTime) => void; pending: string | undefined };
  children?: ComponentChildren;
}

const NOW = { name: "now", text: "Now", time: { waitSeconds: 0 } } as const;

const FIELDS = [
  ["wait", "In…"],
  ["at", "At a time…"],
] as const;

/** The quick choices with their results, and the fields of the chosen kind of time. */
export function TimePicker(props: Props) {
  const { state, legend, withNow = false, isSeries = false, quick, children } = props;
  const { draft: when, change, problems } = state;
  const choices = quickChoices(useNow(), viewerZone(), useStoredSettings());
  const all = withNow ? [NOW, ...choices] : choices;
  const [opened, setOpened] = useState<When["timing"]>();
  const isChosen = (time: QuickTime) => quick === undefined && hasFieldsFor(when, time);
  const needsNoFields = quick !== undefined || all.some(({ time }) => isChosen(time));
  const isWrong = problems.some(({ field = "" }) =>
    ["amount", "date", "time", "zone"].includes(field),
  );
  const open = opened ?? (needsNoFields && !isWrong ? undefined : when.timing);
  const choose = (name: string, time: QuickTime) => {
    quick?.onChoose(name, time);
    if (quick !== undefined) return;
    setOpened(undefined);
    change(fieldsFor(time));
  };
  const fields = {
    ...state,
    change: (changes: Partial<When>) => {
      setOpened(open); // they stay open, also if they now mean the same as a quick choice
      change(changes);
    },
  };
  const isPreviewed = !isSeries && (quick ? open !== undefined : when.timing !== "now");
  return (
    <fieldset class="time-picker">
      <legend>{legend}</legend>
      <div class="quick-choices">
        {all.map(({ name, text, time }) => (
          <button
            key={name}
            type="button"
            class="chip"
            aria-pressed={quick ? undefined : open === undefined && isChosen(time)}
            aria-disabled={quick?.pending !== undefined}
            onClick={() => choose(name, time)}
          >
            {quick?.pending === name ? "Saving…" : text}
          </button>
        ))}
        {FIELDS.map(([timing, text]) => (
          <button
            key={timing}
            type="button"
            class="chip"
            aria-expanded={open === timing}
            onClick={() => {
              setOpened(quick !== undefined && open === timing ? undefined : timing);
              change({ timing });
            }}
          >
            {text}
          </button>
        ))}
      </div>
      {open === "wait" && <WaitFields state={fields} />}
      {open === "at" && <LocalTimeFields state={fields} isSeries={isSeries} />}
      {isPreviewed && <DuePreview when={when} isWrong={isWrong} />}
      {open !== undefined && children}
    </fieldset>
  );
}

/** "Due tomorrow, Tue 24 Nov, 09:00 in Sydney, in 16 h", or why not; nothing while incomplete or said already. */
function DuePreview({ when, isWrong }: { when: When; isWrong: boolean }) {
  const now = useNow();
  const [zone, due, local] = [draftZone(when), dueMilliseconds(when, now), draftLocalTime(when)];
  if (local?.kind === "skipped") {
    const next = local.next.toPlainTime().toString({ smallestUnit: "minute" });
    const problem = `Clocks go forward that day and skip this time. The next one is ${next}.`;
    return <p class="due-preview">{problem}</p>;
  }
  if (zone === undefined || due === undefined) return null;
  if (due <= now) return isWrong ? null : <p class="due-preview">That time has passed.</p>;
  const minute = new Date(due - (due % 60_000)).toISOString();
  return (
    <p class="due-preview">
      Due <strong>{formatDue(minute, zone, now)}</strong> in {zonePlace(zone)},{" "}
      {formatCountdown(due - now)}
    </p>
  );
}

type QuickChoice = Readonly<{ name: string; text: string; time: QuickTime }>;

const [MONDAY, SATURDAY, WEEK] = [1, 6, 7]; // ISO 8601

/**
 * The choices at `now` (epoch milliseconds) in `zone`, where `morning` and `evening` are local
 * times (09:00): no moment twice, and none that has passed.
 */
export function quickChoices(
  now: number,
  zone: string,
  { morning, evening }: QuickTimes,
  locale = pageLocale,
): QuickChoice[] {
  const here = timeIn(zone, now);
  const at = (name: string, day: string, days: number, plainTime = morning) => {
    const date = here.toPlainDate().add({ days });
    const dueAt = toRfc3339(date.toZonedDateTime({ timeZone: zone, plainTime }));
    const weekday = days === 0 ? "" : `${date.toLocaleString(locale, { weekday: "short" })} `;
    return { name, text: `${day}, ${weekday}${formatTime(dueAt, zone, locale)}`, time: { dueAt } };
  };
  const daysUntil = (weekday: number) => (weekday + WEEK - here.dayOfWeek) % WEEK || WEEK;
  const weekend = here.dayOfWeek >= SATURDAY ? "Next weekend" : "Weekend";
  const days = [
    at("evening", "This evening", 0, evening),
    at("tomorrow", "Tomorrow", 1),
    at("weekend", weekend, daysUntil(SATURDAY)),
    at("monday", "Next week", daysUntil(MONDAY)),
  ].toSorted((one, other) => Date.parse(one.time.dueAt) - Date.parse(other.time.dueAt));
  const ahead = days.filter(
    ({ time }, index) => Date.parse(time.dueAt) > now && time.dueAt !== days[index - 1]?.time.dueAt,
  );
  return [
    { name: "ten-minutes", text: "In 10 minutes", time: { waitSeconds: 600 } },
    { name: "hour", text: "In an hour", time: { waitSeconds: 3600 } },
    ...ahead,
  ];
}
