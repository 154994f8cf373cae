// The countries that text messages may go to, in words.

const NAMES = new Intl.DisplayNames("en", { type: "region" });

/** The English name of a country, given by its ISO code. */
export function countryName(code: string): string {
  return NAMES.of(code) ?? code;
}

/** The English names of countries, given by their ISO codes: "Australia, New Zealand". */
export function countryNames(codes: readonly string[]): string {
  return codes.map(countryName).join(", ");
}
