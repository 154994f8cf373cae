// The view in which a schedule is changed, all of it or from one of its times on.
import { Link, useSearchParams } from "wouter-preact";
import type { Schedule } from "../../api/types";
import { FormFrame } from "../../reminders/form/FormFrame";
import { RepeatChoice } from "../../reminders/form/repeat/RepeatChoice";
import { schedulePath } from "../../reminders/paths";
import { LocalTimeFields } from "../../time/picker/LocalTimeFields";
import { LoadedSchedule } from "../LoadedSchedule";
import { useEditSchedule } from "./useEditSchedule";

/** Changes the schedule `id`; what is typed stays, whatever is learnt of it meanwhile. */
export function EditSchedule({ id }: { id: string }) {
  const [parameters] = useSearchParams();
  const asked = parameters.get("from") ?? "";
  const from = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(asked) ? asked : undefined;
  const title = from === undefined ? "Change what repeats" : "Change this and all that follow";
  return (
    <LoadedSchedule id={id} title={title}>
      {(schedule) => <Form key={from} schedule={schedule} from={from} />}
    </LoadedSchedule>
  );
}

function Form({ schedule, from }: { schedule: Schedule; from: string | undefined }) {
  const form = useEditSchedule(schedule, from);
  const { draft, change, problems, isSaving, leave } = form;
  const when = (
    <>
      <LocalTimeFields state={{ when: draft, change, problems }} isSeries />
      <RepeatChoice form={form} always />
    </>
  );
  const notice = schedule.status === "ended" && (
    <p class="notice notice-warn">It has ended, so it can't be changed.</p>
  );
  return (
    <FormFrame form={form} when={when} notice={notice}>
      <div class="form-end">
        <button type="submit" class="button" aria-disabled={isSaving}>
          {isSaving ? "Saving…" : "Save"}
        </button>
        <Link href={schedulePath(schedule.id)} class="button button-quiet" onClick={leave}>
          Cancel
        </Link>
      </div>
    </FormFrame>
  );
}
