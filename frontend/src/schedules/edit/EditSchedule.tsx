// The view in which a schedule is changed, all of it or from one of its times on.
import { useMemo } from "preact/hooks";
import { Link, useSearchParams } from "wouter-preact";
import type { Schedule } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { ChannelFields } from "../../reminders/form/ChannelFields";
import { MessageFields } from "../../reminders/form/MessageFields";
import { summaryItem } from "../../reminders/form/problems";
import { RepeatChoice } from "../../reminders/form/repeat/RepeatChoice";
import { usesEmail } from "../../reminders/form/request";
import { PREFERENCES } from "../../reminders/form/state";
import { schedulePath } from "../../reminders/paths";
import { LocalTimeFields } from "../../time/picker/LocalTimeFields";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { RadioGroup } from "../../ui/RadioGroup";
import { LoadedSchedule } from "../LoadedSchedule";
import { useEditSchedule } from "./useEditSchedule";

/** Changes the schedule `id`; what is typed stays, whatever is learnt of it meanwhile. */
export function EditSchedule({ id }: { id: string }) {
  const [parameters] = useSearchParams();
  const asked = parameters.get("from") ?? "";
  const from = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(asked) ? asked : undefined;
  const title = from === undefined ? "Change what repeats" : "Change this and all that follow";
  return (
    <LoadedSchedule id={id} title={() => title}>
      {(schedule) => <Form key={from} schedule={schedule} from={from} />}
    </LoadedSchedule>
  );
}

function Form({ schedule, from }: { schedule: Schedule; from: string | undefined }) {
  const form = useEditSchedule(schedule, from);
  const { draft, change, problems, submit, isSaving, leave } = form;
  const { smsCountries } = useSettings().config;
  const items = useMemo(() => problems.map(summaryItem), [problems]);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    submit();
  };
  return (
    <>
      {items.length > 0 && <ErrorSummary items={items} />}
      {schedule.status === "ended" && (
        <p class="notice notice-warn">It has ended, so it can't be changed.</p>
      )}
      <form noValidate onSubmit={onSubmit}>
        <MessageFields form={form} withSubject={usesEmail(draft)} />
        <LocalTimeFields state={{ when: draft, change, problems }} isSeries />
        <RepeatChoice form={form} always />
        {smsCountries.length > 0 && (
          <RadioGroup
            legend="Send by"
            name="preference"
            options={PREFERENCES}
            value={draft.preference}
            onChange={(preference) => change({ preference })}
          />
        )}
        <ChannelFields form={form} />
        <p class="actions">
          <button type="submit" class="button" aria-disabled={isSaving}>
            {isSaving ? "Saving…" : "Save"}
          </button>
          <Link href={schedulePath(schedule.id)} class="button button-quiet" onClick={leave}>
            Cancel
          </Link>
        </p>
      </form>
    </>
  );
}
