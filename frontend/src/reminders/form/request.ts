// Turns a draft into what the API is asked for, or into what is still missing.
import type { ReminderCreate } from "../../api/types";
import type { Config } from "../../config/config";
import { pasted, pastedAddress, showsNothing } from "../../text/unseen";
import { dueMilliseconds, dueTime, PASSED } from "../../time/picker/when";
import { serverNow } from "../../time/server-clock";
import { OWN_ADDRESS } from "../data/change";
import { wasRequested } from "../data/idempotency-key";
import { isEmailAllowed, isPhoneAllowed } from "./allowed-recipients";
import type { Draft } from "./draft";
import { type FormProblem, inFieldOrder } from "./problems";

/** The request that a draft stands for, or everything that stands in its way. */
export type Request<Body = ReminderCreate> = { body: Body } | { problems: FormProblem[] };

/**
 * Reads a draft as someone in `zone` means it at `now` (epoch milliseconds). Only what the
 * preference needs is sent. `wasAsked` tells whether the same was asked for before.
 */
export function toRequest(
  draft: Draft,
  zone: string,
  config: Config,
  now = serverNow(),
  wasAsked = (body: ReminderCreate) => wasRequested("create", body),
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

/** What is sent, and to whom: only what the preference needs. */
export function contentOf(draft: Draft): Pick<ReminderCreate, "message" | "preference"> {
  const { message, preference } = draft;
  return { message, preference, ...addresses(draft) };
}

/** What stands in the way of that. */
export function contentProblems(draft: Draft, config: Config): FormProblem[] {
  const { limits, allowedRecipients } = config;
  return [...textProblems(draft, limits), ...addressProblems(draft, allowedRecipients)];
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

function textProblems(draft: Draft, limits: Config["limits"]): FormProblem[] {
  const problems: FormProblem[] = [];
  if (showsNothing(draft.message)) {
    problems.push({ field: "message", text: "Write what you want to be reminded of." });
  } else if (textLength(draft.message) > limits.messageLength) {
    problems.push({ field: "message", text: `Use ${limits.messageLength} characters or fewer.` });
  }
  if (usesEmail(draft) && textLength(draft.subject) > limits.subjectLength) {
    problems.push({ field: "subject", text: `Use ${limits.subjectLength} characters or fewer.` });
  }
  return problems;
}

function addressProblems(draft: Draft, allowed: readonly string[]): FormProblem[] {
  const problems: FormProblem[] = [];
  const phone = pasted(draft.phone);
  const text = usesEmail(draft) ? emailProblem(pastedAddress(draft.email), allowed) : undefined;
  if (text !== undefined) problems.push({ field: "email", text });
  if (usesSms(draft) && phone === "") {
    problems.push({ field: "phone", text: "Enter the number to send the SMS to." });
  } else if (usesSms(draft) && !isPhoneAllowed(phone, allowed)) {
    problems.push({ field: "phone", text: "Reminders can't be sent to this number here." });
  }
  return problems;
}

function emailProblem(email: string, allowed: readonly string[]): string | undefined {
  if (email === "") return "Enter the address to send the email to.";
  if (email === OWN_ADDRESS) return undefined; // the API judges it once it is known
  const problem = emailShapeProblem(email);
  if (problem !== undefined) return problem;
  return isEmailAllowed(email, allowed)
    ? undefined
    : "Reminders can't be sent to this address here.";
}

function addresses(draft: Draft): Partial<ReminderCreate> {
  const subject = showsNothing(draft.subject) ? "" : draft.subject.trim();
  return {
    ...(usesEmail(draft) ? { email: pastedAddress(draft.email) } : {}),
    ...(usesEmail(draft) && subject !== "" ? { subject } : {}),
    ...(usesSms(draft) ? { phone: pasted(draft.phone) } : {}),
  };
}
