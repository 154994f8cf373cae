// Turns a draft into what the API is asked for, or into all that stands in its way.
import type { ReminderCreate, ScheduleCreate, ScheduleTimes } from "../../api/types";
import type { Config } from "../../config/config";
import { cleanAddress, cleanNumber, isBlank } from "../../text/invisible";
import { problemsIn } from "../../time/picker/state";
import { dueTime, hasPassed, PASSED } from "../../time/picker/when";
import { serverNow } from "../../time/server-clock";
import { OWN_ADDRESS } from "../data/change";
import type { Draft } from "./draft";
import { type FieldName, type FormProblem, inFieldOrder } from "./fields";
import { parsePhoneNumber } from "./phone-number";
import { ruleOfDraft } from "./repeat/rule";

/** The request that a draft stands for, or everything that stands in its way. */
export type Request<Body = ReminderCreate> = { body: Body } | { problems: FormProblem[] };

/**
 * What the viewer's draft asks for now; its phone number may be written as it is in its country.
 * `wasAsked` tells whether the same was asked for before.
 */
export async function validatedRequest(
  draft: Draft,
  config: Config,
  wasAsked: (body: ReminderCreate) => boolean,
): Promise<Request> {
  return toRequest(await withNumber(draft, config), config, serverNow(), wasAsked);
}

/** The same for a draft that repeats. */
export async function validatedSchedule(
  draft: Draft,
  config: Config,
): Promise<Request<ScheduleCreate>> {
  const read = await withNumber(draft, config);
  const [when, problems] = [scheduleTimes(read), contentProblems(read, config)];
  if ("problems" in when) return { problems: inFieldOrder([...problems, ...when.problems]) };
  return problems.length > 0 ? { problems } : { body: { ...contentOf(read), ...when.times } };
}

/** A draft, and what is wrong with its number, if it was parsed and is none. */
type Read = Draft & { numberProblem?: string };

async function withNumber(draft: Draft, { smsCountries }: Config): Promise<Read> {
  if (!usesSms(draft)) return draft;
  const read = await parsePhoneNumber(draft.phone, draft.country, smsCountries);
  return {
    ...draft,
    ...("number" in read ? { phone: read.number } : { numberProblem: read.problem }),
  };
}

/** Reads a draft as the viewer means it at `now` (epoch milliseconds). */
export function toRequest(
  draft: Read,
  config: Config,
  now: number,
  wasAsked: (body: ReminderCreate) => boolean = () => false,
): Request {
  const due = dueTime(draft, config.limits.horizonDays, now);
  const problems = contentProblems(draft, config);
  if ("problem" in due) return { problems: inFieldOrder([...problems, due.problem]) };
  const body: ReminderCreate = { ...contentOf(draft), ...due };
  // What was asked for before may have been accepted in time: the server knows it by its key.
  if (hasPassed(draft, now) && !wasAsked(body)) problems.push(PASSED);
  return problems.length > 0 ? { problems: inFieldOrder(problems) } : { body };
}

/** When a repeating draft is sent, or everything that is wrong with that. */
export function scheduleTimes(
  draft: Draft,
): { times: ScheduleTimes } | { problems: FormProblem[] } {
  const due = dueTime(draft, Number.POSITIVE_INFINITY, 0);
  const rule = ruleOfDraft(draft);
  if ("problem" in due || "problems" in rule) {
    const problems = "problems" in rule ? rule.problems : [];
    return { problems: "problem" in due ? [...problems, due.problem] : problems };
  }
  const time = draft.time.length === "09:00".length ? `${draft.time}:00` : draft.time;
  return { times: { timezone: due.timezone, start: `${draft.date}T${time}`, rrule: rule.rule } };
}

/** Why `text` can be no email address; undefined where it may be one. The API knows more. */
export function emailShapeProblem(text: string): string | undefined {
  const isShaped = /^[^\s@]+@[^\s@]+$/.test(text);
  return isShaped ? undefined : "Enter an address, such as name@example.org.";
}

/** The length of a text as the API counts it: in Unicode code points. */
export function textLength(text: string): number {
  return Array.from(text).length;
}

export function usesEmail({ preference }: Draft): boolean {
  return preference !== "sms";
}

export function usesSms({ preference }: Draft): boolean {
  return preference !== "email";
}

function contentOf(draft: Draft) {
  const { message, preference } = draft;
  const subject = isBlank(draft.subject) ? "" : draft.subject.trim();
  return {
    message,
    preference,
    ...(usesEmail(draft) && { email: cleanAddress(draft.email), ...(subject && { subject }) }),
    ...(usesSms(draft) && { phone: cleanNumber(draft.phone) }),
  };
}

function contentProblems(draft: Read, { limits }: Config): FormProblem[] {
  const { message, subject, email, phone, numberProblem } = draft;
  const tooLong = (text: string, most: number) =>
    textLength(text) > most && `Use ${most} characters or fewer.`;
  const noNumber = cleanNumber(phone) === "" && "Enter the number to send the SMS to.";
  return problemsIn<FieldName>({
    message: isBlank(message)
      ? "Write what you want to be reminded of."
      : tooLong(message, limits.messageLength),
    subject: usesEmail(draft) && tooLong(subject, limits.subjectLength),
    email: usesEmail(draft) && emailProblem(cleanAddress(email)),
    phone: usesSms(draft) && (numberProblem ?? noNumber),
  });
}

function emailProblem(email: string): string | undefined {
  if (email === "") return "Enter the address to send the email to.";
  return email === OWN_ADDRESS ? undefined : emailShapeProblem(email); // known once signed in
}
