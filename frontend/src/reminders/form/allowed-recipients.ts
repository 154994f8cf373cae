// Whom reminders may be sent to, where the stack has a list of them.
import { toASCII } from "punycode/";

/** Is on every list: Amazon SES takes mail to it, and nobody reads it. */
const SIMULATOR = "success@simulator.amazonses.com";

/** Whether `address` has one of the domains in `allowed`; an empty list allows all. */
export function isEmailAllowed(address: string, allowed: readonly string[]): boolean {
  const at = address.lastIndexOf("@");
  if (allowed.length === 0 || at === -1) return true; // what is no address the API says
  const domain = toASCII(address.slice(at + 1).toLowerCase());
  return address.slice(0, at + 1) + domain === SIMULATOR || allowed.includes(domain);
}

/** Whether `number` (E.164) begins as one in `allowed`; an empty list allows all. */
export function isPhoneAllowed(number: string, allowed: readonly string[]): boolean {
  return allowed.length === 0 || allowed.some((beginning) => number.startsWith(beginning));
}

/** "Only at example.org, example.net."; undefined where that can't be said. */
export function allowedEmailsHint(allowed: readonly string[]): string | undefined {
  const domains = allowed.filter((one) => !one.startsWith("+"));
  return domains.length > 0 ? `Only at ${domains.join(", ")}.` : undefined;
}

/** "Only numbers that start with +6149."; undefined where that can't be said. */
export function allowedPhonesHint(allowed: readonly string[]): string | undefined {
  const beginnings = allowed.filter((one) => one.startsWith("+"));
  return beginnings.length > 0
    ? `Only numbers that start with ${beginnings.join(", ")}.`
    : undefined;
}
