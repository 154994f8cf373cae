// Parses a phone number as people write it in its country.
import { loadChunk } from "../../chunks/load-chunk";
import { cleanNumber } from "../../text/invisible";

const COUNTRIES = new Intl.DisplayNames("en", { type: "region" });

/** The English name of a country, given by its ISO code. */
export const countryName = (code: string) => COUNTRIES.of(code) ?? code;

/** The same of several: "Australia, New Zealand". */
export const countryNames = (codes: readonly string[]) => codes.map(countryName).join(", ");

/** A number in E.164, or why what was written is none. */
export type ParsedPhoneNumber = { number: string } | { problem: string };

/** Loads the library, which only those who choose SMS need. It knows every kind of number. */
export const loadPhoneLibrary = () => loadChunk(() => import("libphonenumber-js/max"));

/** What no text message should go to. Where fixed and mobile can't be told apart, it is none of them. */
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

/**
 * Parses what was written, which may be nothing: a national form is that of the `chosen` country,
 * one with + its own. Its country must be among `countries` (ISO codes), and it may be a mobile's.
 */
export async function parsePhoneNumber(
  text: string,
  chosen: string,
  countries: readonly string[],
): Promise<ParsedPhoneNumber> {
  const written = cleanNumber(text);
  if (written === "") return { number: "" };
  const isInternational = written.startsWith("+");
  const library = await loadPhoneLibrary().catch(() => undefined);
  if (library === undefined) {
    if (isInternational) return { number: written }; // the API parses that form
    return {
      problem: "National numbers can't be read at the moment: start with + and the country code.",
    };
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

/**
 * The country whose national form is meant: the one that was chosen, else the first of the
 * languages' that can be, else the first.
 */
export function phoneCountry(
  chosen: string,
  countries: readonly string[],
  languages = navigator.languages,
): string {
  const regions = languages.map((language) => new Intl.Locale(language).region ?? "");
  return [chosen, ...regions, ...countries].find((code) => countries.includes(code)) ?? "";
}
