// Parses a phone number as people write it in its country.
import { loadChunk } from "../../chunks/load-chunk";
import { cleanNumber } from "../../text/invisible";

/** By ISO codes. */
const COUNTRIES = new Intl.DisplayNames("en", { type: "region" });

export const countryName = (code: string) => COUNTRIES.of(code) ?? code;

export const countryNames = (codes: readonly string[]) => codes.map(countryName).join(", ");

/** Only those who choose SMS need the library. "max" knows every kind of number. */
export const loadPhoneLibrary = () => loadChunk(() => import("libphonenumber-js/max"));

/** The kinds of numbers that get no text message; of some countries fixed and mobile look alike. */
const KINDS: Readonly<Record<string, string>> = {
  FIXED_LINE: "a fixed line",
  PAGER: "a pager",
  PERSONAL_NUMBER: "a personal number",
  PREMIUM_RATE: "a premium-rate number",
  SHARED_COST: "a shared-cost number",
  TOLL_FREE: "a toll-free number",
  UAN: "a company's number",
  VOICEMAIL: "a voicemail access number",
  VOIP: "an internet telephony number",
};

/** The number in E.164, or why there is none. A national number is one of the `chosen` country. */
export async function parsePhoneNumber(
  text: string,
  chosen: string,
  countries: readonly string[],
): Promise<{ number: string } | { problem: string }> {
  const written = cleanNumber(text);
  if (written === "") return { number: "" };
  const isInternational = written.startsWith("+");
  const library = await loadPhoneLibrary().catch(() => undefined);
  if (library === undefined) {
    const problem =
      "National numbers can't be read at the moment: start with + and the country code.";
    return isInternational ? { number: written } : { problem }; // the API parses it too
  }
  const country = phoneCountry(chosen, countries);
  const defaults = library.isSupportedCountry(country) ? { defaultCountry: country } : {};
  const read = library.default(written, { ...defaults, extract: false });
  if (!read?.isValid()) {
    const place = isInternational ? "" : ` (country: ${countryName(country)})`;
    const way = isInternational ? "" : ", or start with + and the country code";
    return { problem: `That is no mobile number${place}. Look at it digit by digit${way}.` };
  }
  if (read.country !== undefined && !countries.includes(read.country)) {
    const place = countryName(read.country);
    const text = `Text messages don't go to this number's country (${place}).`;
    return { problem: `${text} They go to: ${countryNames(countries)}.` };
  }
  const kind = KINDS[read.getType() ?? ""];
  return kind === undefined
    ? { number: read.number }
    : { problem: `That is no mobile number: it is ${kind}.` };
}

/** The chosen country, else the first of the languages' that is possible, else the first. */
export function phoneCountry(
  chosen: string,
  countries: readonly string[],
  languages = navigator.languages,
): string {
  const regions = languages.map((language) => new Intl.Locale(language).region ?? "");
  return [chosen, ...regions, ...countries].find((code) => countries.includes(code)) ?? "";
}
