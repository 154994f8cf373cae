// What else has to be said of a reminder that repeats, and what that means.
import { ApiError } from "../../../api/errors";
import type { ScheduleTimes } from "../../../api/types";
import { usePreview } from "../../../schedules/data/schedule-queries";
import { WEEKDAYS } from "../../../schedules/rule/rule-parts";
import { DAY_NAMES, ruleWords } from "../../../schedules/rule/rule-words";
import { useSession } from "../../../sign-in/useSession";
import { FieldProblem, InputField, RadioGroup, TickField } from "../../../ui/Field";
import { DueTime } from "../../DueTime";
import { ruleText } from "../../error-message";
import { useSettled } from "../../useSettled";
import { type FieldsState, textField } from "../fields";
import { scheduleTimes } from "../request";
import { weekdaysOf } from "./rule";

const ENDINGS = [
  ["never", "Never"],
  ["date", "Up to a date"],
  ["count", "After a number"],
] as const;

/** The fields of the chosen way to repeat, the rule in words and the next times. */
export function RepeatFields({ form }: { form: FieldsState }) {
  const { draft } = form;
  const found = scheduleTimes(draft);
  const times = "times" in found ? found.times : undefined;
  return (
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
      {times !== undefined && (
        <div class="repeat-preview">
          <p>{ruleWords(times.rrule, times.start)}.</p>
          <NextTimes times={times} />
        </div>
      )}
    </div>
  );
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

const SHOWN = 3;

/** Milliseconds without another key after which the server is asked. */
const PAUSE = 400;

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
