// How often a reminder is sent: once, or by a rule whose next times are shown.
import { ApiError } from "../../../api/errors";
import type { ScheduleTimes } from "../../../api/types";
import { usePreview } from "../../../schedules/data/schedule-queries";
import { WEEKDAYS } from "../../../schedules/rule/rule-parts";
import { DAY_NAMES, ruleWords } from "../../../schedules/rule/rule-words";
import { useSession } from "../../../sign-in/useSession";
import { dueMilliseconds, fieldsOf } from "../../../time/picker/when";
import { timeIn, viewerZone } from "../../../time/zones";
import { FieldProblem, InputField, RadioGroup, SelectField, TickField } from "../../../ui/Field";
import { DueTime } from "../../DueTime";
import { ruleText } from "../../error-message";
import { useSettled } from "../../useSettled";
import type { Draft, Repeat } from "../draft";
import { type FieldsState, textField } from "../fields";
import { scheduleTimes } from "../request";
import { isRepeating, ruleOfDraft, weekdaysOf } from "./rule";

const CHOICES: readonly (readonly [Repeat, string])[] = [
  ["no", "No"],
  ["day", "Each day"],
  ["weekday", "Each weekday, Monday to Friday"],
  ["week", "Each week, on chosen days"],
  ["month", "Each month, on this day"],
  ["month end", "Each month, on its last day"],
  ["year", "Each year, on this date"],
  ["custom", "Custom: by a rule that you write"],
];

const ENDINGS = [
  ["never", "Never"],
  ["date", "Up to a date"],
  ["count", "After a number"],
] as const;

/** The choice, and the fields of what was chosen; with `always` it can't be "No". */
export function RepeatChoice({ form, always = false }: { form: FieldsState; always?: boolean }) {
  const { draft, change } = form;
  const repeats = isRepeating(draft);
  const choose = (repeat: Repeat) => {
    const present = repeats && repeat === "custom" && ruleOfDraft(draft);
    const rule = present && "rule" in present && present;
    change({ ...toDate(draft), ...rule, repeat });
  };
  return (
    <>
      <SelectField
        {...textField(form, "repeat")}
        options={always ? CHOICES.slice(1) : CHOICES}
        value={repeats ? draft.repeat : "no"}
        onValue={choose}
      />
      {repeats && (
        <div class="repeat-fields">
          {draft.repeat === "week" && <WeekdayFields form={form} />}
          {draft.repeat === "custom" ? (
            <InputField
              {...textField(form, "rule")}
              hint="As calendars write it (RRULE): FREQ=MONTHLY;BYDAY=1MO is each month's first Monday."
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
            />
          ) : (
            <EndFields form={form} />
          )}
          <Preview draft={draft} />
        </div>
      )}
    </>
  );
}

/** The date and time to which a wait leads, in the viewer's zone. */
function toDate(draft: Draft): Partial<Draft> {
  const due = draft.timing === "at" ? undefined : dueMilliseconds(draft);
  if (due === undefined) return { timing: "at" };
  return { ...fieldsOf(timeIn(viewerZone(), due).toPlainDateTime()), zone: "" };
}

function WeekdayFields({ form }: { form: FieldsState }) {
  const chosen = weekdaysOf(form.draft);
  const { id, label, problem, onValue } = textField(form, "weekdays");
  const toggle = (day: string) => {
    const next = WEEKDAYS.filter((each) => chosen.includes(each) !== (each === day));
    onValue(next.join(","));
  };
  return (
    <fieldset aria-describedby={problem && `${id}-problem`}>
      <legend>{label}</legend>
      {problem !== undefined && <FieldProblem id={`${id}-problem`} text={problem} />}
      <div class="weekdays">
        {WEEKDAYS.map((day, index) => (
          <TickField
            key={day}
            id={index === 0 ? id : day}
            label={DAY_NAMES[day]}
            checked={chosen.includes(day)}
            onTick={() => toggle(day)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function EndFields({ form }: { form: FieldsState }) {
  const { date, ending } = form.draft;
  return (
    <>
      <RadioGroup
        legend="Ends"
        name="ending"
        options={ENDINGS}
        value={ending}
        onChange={(chosen) => form.change({ ending: chosen })}
      />
      {ending === "date" && (
        <InputField
          {...textField(form, "lastDate")}
          hint="That day is included."
          type="date"
          min={date}
        />
      )}
      {ending === "count" && (
        <InputField
          {...textField(form, "count")}
          hint="Counted from the date above."
          inputMode="numeric"
          autocomplete="off"
        />
      )}
    </>
  );
}

/** The rule in words and its next times; nothing while the draft has none. */
function Preview({ draft }: { draft: Draft }) {
  const found = scheduleTimes(draft);
  if (!("times" in found)) return null;
  const { times } = found;
  return (
    <div class="repeat-preview">
      <p>{ruleWords(times.rrule, times.start)}.</p>
      <NextTimes times={times} />
    </div>
  );
}

const SHOWN = 3;

const PAUSE = 400; // milliseconds without another key

function NextTimes({ times }: { times: ScheduleTimes }) {
  const { state } = useSession();
  const isSignedIn = state.status === "signed in";
  const settled = useSettled(JSON.stringify(times), PAUSE);
  const { data, error, isPlaceholderData } = usePreview(
    isSignedIn && settled !== undefined ? (JSON.parse(settled) as ScheduleTimes) : undefined,
  );
  if (!isSignedIn) return <p class="hint">Sign in to see the next times.</p>;
  if (error !== null) {
    const errors = error instanceof ApiError ? (error.problem?.errors ?? []) : [];
    return <p class="field-problem">{errors.map(ruleText).join(" ") || error.message}</p>;
  }
  if (data === undefined) return <p class="hint">The next times are being worked out…</p>;
  const next = data.occurrences.slice(0, SHOWN);
  return (
    <>
      <p id="next-times">{next.length < SHOWN ? "All that are left:" : `The next ${SHOWN}:`}</p>
      <ol class="next-times" aria-labelledby="next-times" aria-busy={isPlaceholderData}>
        {next.map(({ occurrence, dueAt, dueAtLocal }) => (
          <li key={occurrence}>
            <DueTime reminder={{ dueAt, dueAtLocal, timezone: times.timezone }} />
          </li>
        ))}
      </ol>
    </>
  );
}
