// The view that edits a schedule, as a whole or from an occurrence on.
import { Temporal } from "temporal-polyfill";
import { useSearchParams } from "wouter-preact";
import type { Schedule } from "../../api/types";
import { saveFields } from "../../reminders/data/change-item";
import { useServices } from "../../reminders/data/services";
import { changedFields, contentOf, type Draft, emptyDraft } from "../../reminders/form/draft";
import { FormFrame } from "../../reminders/form/FormFrame";
import { RepeatChoice } from "../../reminders/form/repeat/RepeatChoice";
import { draftOfRule } from "../../reminders/form/repeat/rule";
import { scheduleOf } from "../../reminders/form/request";
import { useEdits } from "../../reminders/form/useEdits";
import { LoadedSchedule } from "../../reminders/Loaded";
import { editSchedulePath, schedulePath } from "../../reminders/paths";
import { LocalTimeFields } from "../../time/picker/TimeFields";
import { isUsable, viewerZone } from "../../time/zones";
import { follow } from "../data/following";
import { parseRule, ruleUntilDay } from "../rule/rule-parts";

/** Edits the schedule `id`, from the occurrence in the address on, if there is one. */
export function EditSchedule({ id }: { id: string }) {
  const [parameters] = useSearchParams();
  const asked = parameters.get("from") ?? "";
  const from = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(asked) ? asked : undefined;
  const title =
    from === undefined ? "Change repeating reminder" : "Change this and all that follow";
  return (
    <LoadedSchedule id={id} title={title}>
      {(schedule) => <Form key={from} schedule={schedule} from={from} />}
    </LoadedSchedule>
  );
}

function Form({ schedule, from }: { schedule: Schedule; from: string | undefined }) {
  const form = useEditSchedule(schedule, from);
  const notice = schedule.status === "ended" && (
    <p class="notice notice-warn">It has ended, so it can't be changed.</p>
  );
  const back = schedulePath(schedule.id);
  return (
    <FormFrame form={form} notice={notice} button={["Save", "Saving…"]} back={back}>
      <LocalTimeFields state={form} isSeries />
      <RepeatChoice form={form} always />
    </FormFrame>
  );
}

function useEditSchedule(schedule: Schedule, occurrence?: string) {
  const services = useServices();
  const key = editSchedulePath(schedule.id, occurrence);
  const save = async (draft: Draft, hasSameTime: boolean) => {
    const body = await scheduleOf(draft, services.config);
    const { timezone, start, rrule } = body;
    const own = changedFields(schedule, body, hasSameTime ? {} : { timezone, start, rrule });
    if (occurrence === undefined) return saveFields(services, own, schedule);
    const made = await follow(services, { kind: "follow", schedule, occurrence, body, own });
    const which = ", and all that follow, but for what was changed by itself";
    return { ...made, more: which + (made.more ?? "") };
  };
  return useEdits(key, "change", draftOf(schedule, occurrence), save);
}

/** The draft of a schedule; from an occurrence on, a count becomes the last day. */
function draftOf(schedule: Schedule, occurrence?: string): Draft {
  const { timezone, start, rrule } = schedule;
  const [date = "", time = ""] = (occurrence ?? start).split("T");
  return {
    ...emptyDraft(),
    ...contentOf(schedule),
    timing: "at",
    date,
    time: time.endsWith(":00") ? time.slice(0, "09:00".length) : time,
    zone: timezone === viewerZone() ? "" : timezone,
    ...draftOfRule(occurrence === undefined ? rrule : ruleWithLastDay(schedule), date),
  };
}

function ruleWithLastDay({ rrule, lastDueAt, timezone }: Schedule): string {
  if (parseRule(rrule)?.count === undefined || lastDueAt === null) return rrule;
  const zone = isUsable(timezone) ? timezone : "UTC";
  const last = Temporal.Instant.from(lastDueAt).toZonedDateTimeISO(zone).toPlainDate();
  return ruleUntilDay(rrule, last.toString());
}
