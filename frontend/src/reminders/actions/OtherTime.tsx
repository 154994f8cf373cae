// Any date and time in the viewer's zone, also on the days on which clocks change.
import { useId, useState } from "preact/hooks";
import { useSettings } from "../../config/ConfigGate";
import { formatMoment } from "../../time/format";
import { parseLocalTime, toRfc3339 } from "../../time/local-time";
import { serverNow } from "../../time/server-clock";
import { today, viewerZone, zonePlace } from "../../time/zones";
import { Field, FieldProblem } from "../../ui/Field";
import type { NewTime } from "../data/change";
import { chosenTime } from "./chosen-time";

interface Props {
  isSaving: boolean;
  onChoose: (time: NewTime) => void;
}

/** The fields of a date and a time, and what they mean in words. */
export function OtherTime({ isSaving, onChoose }: Props) {
  const id = useId();
  const zone = viewerZone();
  const { horizonDays } = useSettings().config.limits;
  const [date, setDate] = useState(today().add({ days: 1 }).toString());
  const [time, setTime] = useState("09:00");
  const [isSecond, setSecond] = useState(false);
  const [problem, setProblem] = useState<string>();
  const isTwice = parseLocalTime(date, time, zone)?.kind === "twice";
  const chosen = chosenTime(date, time, zone, isSecond ? "later" : "earlier", serverNow());
  const onSubmit = (event: Event) => {
    event.preventDefault();
    setProblem("problem" in chosen ? chosen.problem : undefined);
    if ("at" in chosen && !isSaving) onChoose({ dueAt: toRfc3339(chosen.at) });
  };
  return (
    <form class="other-time" noValidate onSubmit={onSubmit}>
      <Field id={`${id}-date`} label="Date">
        {(control) => (
          <input
            {...control}
            type="date"
            min={today().toString()}
            max={today().add({ days: horizonDays }).toString()}
            value={date}
            aria-describedby={`${id}-hint`}
            onInput={(event) => setDate(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field id={`${id}-time`} label="Time">
        {(control) => (
          <input
            {...control}
            type="time"
            value={time}
            aria-describedby={`${id}-hint`}
            onInput={(event) => setTime(event.currentTarget.value)}
          />
        )}
      </Field>
      {isTwice && (
        <label class="check">
          <input
            type="checkbox"
            checked={isSecond}
            onChange={(event) => setSecond(event.currentTarget.checked)}
          />
          Clocks go back, so this time happens twice: the second is meant
        </label>
      )}
      <div id={`${id}-hint`} class="other-time-hint">
        {problem !== undefined && <FieldProblem id={`${id}-problem`} text={problem} />}
        {"at" in chosen && (
          <p class="hint">
            {formatMoment(toRfc3339(chosen.at), zone, serverNow())} in {zonePlace(zone)}
          </p>
        )}
      </div>
      <button type="submit" class="button" aria-disabled={isSaving}>
        {isSaving ? "Saving…" : "Save this time"}
      </button>
    </form>
  );
}
