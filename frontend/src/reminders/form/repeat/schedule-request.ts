// Turns a draft that repeats into what the API is asked for, or into what is still missing.
import type { ScheduleCreate, ScheduleTimes } from "../../../api/types";
import type { Config } from "../../../config/config";
import { draftLocalTime, draftZone } from "../../../time/picker/when";
import type { Draft } from "../draft";
import { type FormProblem, inFieldOrder } from "../problems";
import { contentOf, contentProblems, type Request } from "../request";
import { withParsedPhone } from "../validated-request";
import { ruleOfDraft } from "./rule-of-draft";

type Times = Pick<ScheduleTimes, "timezone" | "start" | "rrule">;

/** When a repeating draft of someone in `zone` is sent, or everything that is wrong with that. */
export function scheduleTimes(
  draft: Draft,
  zone: string,
): { times: Times } | { problems: FormProblem[] } {
  const timezone = draftZone(draft, zone);
  const rule = ruleOfDraft(draft);
  const problems = "problems" in rule ? rule.problems : [];
  if (timezone === undefined) {
    const text = "Choose a city or zone of the list.";
    problems.push({ field: "zone", text });
  } else if (draftLocalTime(draft, zone) === undefined) {
    const field = draft.date === "" ? "date" : "time";
    problems.push({ field, text: `Choose a ${field}.` });
  }
  if (problems.length > 0 || timezone === undefined || "problems" in rule) return { problems };
  return { times: { timezone, start: startOf(draft), rrule: rule.rule } };
}

/** What to ask for, of a draft whose phone number may be written as it is in its country. */
export async function validatedSchedule(
  draft: Draft,
  zone: string,
  config: Config,
): Promise<Request<ScheduleCreate>> {
  return withParsedPhone(draft, config, (read) => {
    const when = scheduleTimes(read, zone);
    const problems = contentProblems(read, config);
    if ("problems" in when) return { problems: inFieldOrder([...problems, ...when.problems]) };
    return problems.length > 0 ? { problems } : { body: { ...contentOf(read), ...when.times } };
  });
}

function startOf({ date, time }: Draft): string {
  return `${date}T${time.length === "09:00".length ? `${time}:00` : time}`;
}
