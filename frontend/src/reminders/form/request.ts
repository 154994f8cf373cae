// Turns a draft into what the API is asked for, or into all that stands in its way.
import { toASCII } from "punycode/";
import type { ReminderCreate, ScheduleCreate, ScheduleTimes } from "../../api/types";
import type { Config } from "../../config/config";
import { pasted, pastedAddress, showsNothing } from "../../text/unseen";
import { dueMilliseconds, dueTime, PASSED } from "../../time/picker/when";
import { serverNow } from "../../time/server-clock";
import { viewerZone } from "../../time/zones";
import { OWN_ADDRESS } from "../data/change";
import type { Draft } from "./draft";
import { type FieldName, type FormProblem, inFieldOrder } from "./fields";
import { parsePhoneNumber, phoneCountry } from "./phone-number";
import { ruleOfDraft } from "./repeat/rule";

/** The request that a draft stands for, or everything that stands in its way. */
export type Request<Body = ReminderCreate> = { body: Body } | { problems: FormProblem[] };

type Times = Pick<ScheduleTimes, "timezone" | "start" | "rrule">;

/**
 * What the viewer's draft asks for now; its phone number may be written as it is in its country.
 * `wasAsked` tells whether the same was asked for before.
 */
export function validatedRequest(
  draft: Draft,
  config: Config,
  wasAsked: (body: ReminderCreate) => boolean,
): Promise<Request> {
  return withParsedPhone(draft, config, (read) =>
    toRequest(read, viewerZone(), config, serverNow(), wasAsked),
  );
}

/** The same for a draft that repeats. */
export function validatedSchedule(draft: Draft, config: Config): Promise<Request<ScheduleCreate>> {
  return withParsedPhone(draft, config, (read) => {
    const when = scheduleTimes(read, viewerZone());
    const problems = contentProblems(read, config);
    if ("problems" in when) return { problems: inFieldOrder([...problems, ...when.problems]) };
    return problems.length > 0 ? { problems } : { body: { ...contentOf(read), ...when.times } };
  });
}

/**
 * Reads a draft as someone in `zone` means it at `now` (epoch milliseconds). Only what the
 * preference needs is sent.
 */
export function toRequest(
  draft: Draft,
  zone: string,
  config: Config,
  now: number,
  wasAsked: (body: ReminderCreate) => boolean = () => false,
): Request {
  const due = dueTime(draft, zone, config.limits.horizonDays, now);
  const problems = contentProblems(draft, config);
  if ("problem" in due) return { problems: inFieldOrder([...problems, due.problem]) };
  const body: ReminderCreate = { ...contentOf(draft), ...due };
  const isPast = draft.timing === "at" && (dueMilliseconds(draft, zone, now) ?? now + 1) <= now;
  // What was asked for before may have been accepted in time: the server knows it by its key.
  if (isPast && !wasAsked(body)) problems.push(PASSED);
  return problems.length > 0 ? { problems: inFieldOrder(problems) } : { body };
}

/** When a repeating draft of someone in `zone` is sent, or everything that is wrong with that. */
export function scheduleTimes(
  draft: Draft,
  zone: string,
): { times: Times } | { problems: FormProblem[] } {
  const due = dueTime(draft, zone, Number.POSITIVE_INFINITY, 0);
  const rule = ruleOfDraft(draft);
  if ("problem" in due || "problems" in rule) {
    const wrong = "problems" in rule ? rule.problems : [];
    return { problems: "problem" in due ? [...wrong, due.problem] : wrong };
  }
  const time = draft.time.length === "09:00".length ? `${draft.time}:00` : draft.time;
  return { times: { timezone: due.timezone, start: `${draft.date}T${time}`, rrule: rule.rule } };
}

async function withParsedPhone<Body>(
  draft: Draft,
  { smsCountries }: Config,
  request: (read: Draft) => Request<Body>,
): Promise<Request<Body>> {
  if (!usesSms(draft) || pasted(draft.phone) === "") return request(draft);
  const country = phoneCountry(draft.country, smsCountries);
  const read = await parsePhoneNumber(draft.phone, country, smsCountries);
  if ("number" in read) return request({ ...draft, phone: read.number });
  const rest = request(draft);
  const others = "problems" in rest ? rest.problems.filter(({ field }) => field !== "phone") : [];
  return { problems: inFieldOrder([...others, { field: "phone", text: read.problem }]) };
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

/** Whether a draft goes out by email, and so may have a subject. */
export function usesEmail({ preference }: Draft): boolean {
  return preference !== "sms";
}

/** Whether a draft goes out as a text message. */
export function usesSms({ preference }: Draft): boolean {
  return preference !== "email";
}

/** What is sent, and to whom: only what the preference needs. */
function contentOf(draft: Draft): Pick<ReminderCreate, "message" | "preference"> {
  const { message, preference } = draft;
  const subject = showsNothing(draft.subject) ? "" : draft.subject.trim();
  return {
    message,
    preference,
    ...(usesEmail(draft) && { email: pastedAddress(draft.email), ...(subject && { subject }) }),
    ...(usesSms(draft) && { phone: pasted(draft.phone) }),
  };
}

/** What stands in the way of that. */
function contentProblems(draft: Draft, { limits, allowedRecipients }: Config): FormProblem[] {
  const texts: Partial<Record<FieldName, string | false | undefined>> = {
    message: showsNothing(draft.message)
      ? "Write what you want to be reminded of."
      : lengthProblem(draft.message, limits.messageLength),
    subject: usesEmail(draft) && lengthProblem(draft.subject, limits.subjectLength),
    email: usesEmail(draft) && emailProblem(pastedAddress(draft.email), allowedRecipients),
    phone: usesSms(draft) && phoneProblem(pasted(draft.phone), allowedRecipients),
  };
  return Object.entries(texts).flatMap(([field, text]) =>
    text ? [{ field: field as FieldName, text }] : [],
  );
}

function lengthProblem(text: string, most: number): string | undefined {
  return textLength(text) > most ? `Use ${most} characters or fewer.` : undefined;
}

/** Is on every list: Amazon SES takes mail to it, and nobody reads it. */
const SIMULATOR = "success@simulator.amazonses.com";

/** `allowed` has the domains and the beginnings of numbers that may be written to; empty is all. */
function emailProblem(email: string, allowed: readonly string[]): string | undefined {
  if (email === "") return "Enter the address to send the email to.";
  if (email === OWN_ADDRESS) return undefined; // the API judges it once it is known
  const [name, domain = ""] = email.split(/@(?=[^@]*$)/);
  const ascii = toASCII(domain.toLowerCase());
  const isAllowed = allowed.length === 0 || `${name}@${ascii}` === SIMULATOR;
  const problem = emailShapeProblem(email);
  if (problem !== undefined || isAllowed || allowed.includes(ascii)) return problem;
  return "Reminders can't be sent to this address here.";
}

function phoneProblem(number: string, allowed: readonly string[]): string | undefined {
  if (number === "") return "Enter the number to send the SMS to.";
  const isAllowed = allowed.length === 0 || allowed.some((start) => number.startsWith(start));
  return isAllowed ? undefined : "Reminders can't be sent to this number here.";
}
