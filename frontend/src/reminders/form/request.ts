// Turns a draft into requests to the API, or finds everything that is wrong with it.
import type { ReminderCreate, ScheduleCreate, ScheduleTimes } from "../../api/types";
import type { Config } from "../../config/config";
import { cleanAddress, cleanNumber, isBlank } from "../../text/invisible";
import { toRfc3339, unambiguousLocalTime } from "../../time/local-time";
import { problemsIn } from "../../time/picker/state";
import { dueMilliseconds, dueTime, hasPassed, PASSED } from "../../time/picker/when";
import { serverNow } from "../../time/server-clock";
import { timeIn, viewerZone } from "../../time/zones";
import { type Creation, OWN_ADDRESS } from "../data/change";
import { idempotencyKey, isOfLine, type Purpose, wasRequested } from "../data/idempotency-key";
import type { Draft } from "./draft";
import { type FieldName, type FormProblem, inFieldOrder, InvalidDraftError } from "./fields";
import { parsePhoneNumber } from "./phone-number";
import { isRepeating, ruleOfDraft } from "./repeat/rule";

/** What the form `form` creates of a draft. Throws InvalidDraftError. */
export async function creationOf(draft: Draft, config: Config, form: Purpose): Promise<Creation> {
  const from = { form, entry: isOfLine(form) ? draft.entry : undefined };
  if (isRepeating(draft)) return { kind: "repeat", ...from, body: await scheduleOf(draft, config) };
  const body = await reminderOf(draft, config, (request) => wasRequested(form, request));
  return { kind: "create", ...from, ...withExtras(draft, body, serverNow()) };
}

/** `wasSent` tells whether the same was sent before. Throws InvalidDraftError. */
export async function reminderOf(
  draft: Draft,
  config: Config,
  wasSent: (body: ReminderCreate) => boolean,
): Promise<ReminderCreate> {
  const request = toRequest(await withNumber(draft, config), config, serverNow(), wasSent);
  if ("problems" in request) throw new InvalidDraftError(request.problems);
  return request.body;
}

/** What a repeating draft asks for. Throws InvalidDraftError. */
export async function scheduleOf(draft: Draft, config: Config): Promise<ScheduleCreate> {
  const parsed = await withNumber(draft, config);
  const [when, problems] = [scheduleTimes(parsed), contentProblems(parsed, config)];
  if ("problems" in when) throw new InvalidDraftError([...problems, ...when.problems]);
  if (problems.length > 0) throw new InvalidDraftError(problems);
  return { ...contentOf(parsed), ...when.times };
}

/** A draft whose phone number is in E.164, or what is wrong with that. */
type Parsed = Draft & { numberProblem?: string };

async function withNumber(draft: Draft, { smsCountries }: Config): Promise<Parsed> {
  if (!usesSms(draft)) return draft;
  const parsed = await parsePhoneNumber(draft.phone, draft.country, smsCountries);
  if ("problem" in parsed) return { ...draft, numberProblem: parsed.problem };
  return { ...draft, phone: parsed.number };
}

export type Request = { body: ReminderCreate } | { problems: FormProblem[] };

/** Reads a draft as the viewer means it at `now` (epoch milliseconds). */
export function toRequest(
  draft: Parsed,
  config: Config,
  now: number,
  wasSent: (body: ReminderCreate) => boolean = () => false,
): Request {
  const due = dueTime(draft, config.limits.horizonDays, now);
  const problems = contentProblems(draft, config);
  if ("problem" in due) return { problems: inFieldOrder([...problems, due.problem]) };
  const body: ReminderCreate = { ...contentOf(draft), ...due };
  // What was sent before may have been accepted in time: the server knows it by its key.
  if (hasPassed(draft, now) && !wasSent(body)) problems.push(PASSED);
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

/** The extra reminders of a draft, and how long before it each is due. */
const EXTRAS = [
  ["dayBefore", { days: 1 }, "a day before"],
  ["hourBefore", { hours: 1 }, "an hour before"],
] as const;

/** Whether a draft can have extra reminders: it has a date, and doesn't repeat. */
export const canHaveExtras = (draft: Draft) => draft.timing === "at" && !isRepeating(draft);

/** `body` and its extra reminders, which share a reference. Throws InvalidDraftError. */
function withExtras(draft: Draft, body: ReminderCreate, now: number) {
  const due = dueMilliseconds(draft, now);
  const chosen = EXTRAS.filter(([field]) => draft[field]);
  if (!canHaveExtras(draft) || chosen.length === 0 || due === undefined) return { body };
  const at = timeIn(body.timezone ?? viewerZone(), due);
  const times = chosen.map(([field, before, name]) => ({ field, name, at: at.subtract(before) }));
  const past = times.filter((time) => time.at.epochMilliseconds <= now);
  if (past.length > 0) {
    const text = "That time has passed. Leave it out, or choose a later date.";
    throw new InvalidDraftError(past.map(({ field }) => ({ field, text })));
  }
  const reference = idempotencyKey("create", { ...body, before: chosen.map(([field]) => field) });
  const further = times.map(({ name, at: moment }) => ({
    name,
    body: { ...body, reference, dueAt: unambiguousLocalTime(moment) ?? toRfc3339(moment) },
  }));
  return { body: { ...body, reference }, further };
}

/** Why `text` can't be an email address, where that is obvious. */
export function emailShapeProblem(text: string): string | undefined {
  const isShaped = /^[^\s@]+@[^\s@]+$/.test(text);
  return isShaped ? undefined : "Enter an address, such as name@example.org.";
}

/** The length of a text in Unicode code points, as the API counts it. */
export const textLength = (text: string) => Array.from(text).length;

export const usesEmail = ({ preference }: Draft) => preference !== "sms";
export const usesSms = ({ preference }: Draft) => preference !== "email";

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

function contentProblems(draft: Parsed, { limits }: Config): FormProblem[] {
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
  return email === OWN_ADDRESS ? undefined : emailShapeProblem(email);
}
