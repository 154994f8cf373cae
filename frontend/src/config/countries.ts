// The countries that text messages may go to, in words.

/** The English names of countries, given by their ISO codes: "Australia, New Zealand". */
export function countryNames(codes: readonly string[]): string {
  const names = new Intl.DisplayNames("en", { type: "region" });
  return codes.map((code) => names.of(code) ?? code).join(", ");
}
