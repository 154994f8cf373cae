// Parses a phone number as people write it in its country.
import { loadChunk } from "../../chunks/load-chunk";
import { countryNames } from "../../config/countries";

/** A number in E.164, or why what was written is none. */
export type ParsedPhoneNumber = { number: string } | { problem: string };

/** Loads the library, which only those who choose SMS need. */
export const loadPhoneLibrary = () => loadChunk(() => import("libphonenumber-js/mobile"));

/**
 * Parses what was written: a national form is `country`'s, one with + its own. Its country must be
 * among `countries` (ISO codes).
 */
export async function parsePhoneNumber(
  text: string,
  country: string,
  countries: readonly string[],
): Promise<ParsedPhoneNumber> {
  const library = await loadPhoneLibrary().catch(() => undefined);
  if (library === undefined) return withoutLibrary(text);
  const defaults = library.isSupportedCountry(country) ? { defaultCountry: country } : {};
  const read = library.default(text.trim(), { ...defaults, extract: false });
  if (!read?.isValid()) return { problem: invalidNumberMessage(text, country) };
  if (read.country !== undefined && !countries.includes(read.country)) {
    const text = `Text messages go to ${countryNames(countries)} only, this number is in ${countryNames([read.country])}.`;
    return { problem: text };
  }
  return { number: read.number };
}

/**
 * The country whose national form is meant: the one that was chosen, else the first of the
 * languages' that can be, else the first.
 */
export function phoneCountry(
  chosen: string,
  countries: readonly string[],
  languages: readonly string[] = navigator.languages,
): string {
  const regions = languages.map((language) => new Intl.Locale(language).region ?? "");
  return [chosen, ...regions, ...countries].find((code) => countries.includes(code)) ?? "";
}

function invalidNumberMessage(text: string, country: string): string {
  return text.trim().startsWith("+")
    ? "That is no mobile number. Look at it digit by digit."
    : `That is no mobile number in ${countryNames([country])}. Look at it digit by digit, or start with + and the country code.`;
}

function withoutLibrary(text: string): ParsedPhoneNumber {
  if (text.trim().startsWith("+")) return { number: text.trim() }; // the API parses that form
  const problem =
    "National numbers can't be read at the moment: start with + and the country code.";
  return { problem };
}
