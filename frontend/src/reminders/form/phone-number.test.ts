// Numbers as people write them, of which kind they are, and whose national form is meant.
import { readFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { countryNames, parsePhoneNumber, phoneCountry } from "./phone-number";

interface Table {
  numbers: { country: string; number: string; kind: string }[];
  sharedCodes: { allowed: string; number: string; country: string }[];
}

/** The API's tests read it too: both take the same numbers. */
const TABLE = JSON.parse(readFileSync("../tests/phone_numbers.json", "utf8")) as Table;

const WORDS: Readonly<Record<string, string>> = {
  company: "a company's number",
  "fixed line": "a fixed line",
  "internet telephony": "an internet telephony number",
  pager: "a pager",
  personal: "a personal number",
  "premium rate": "a premium-rate number",
  "shared cost": "a shared-cost number",
  "toll-free": "a toll-free number",
  voicemail: "a voicemail access number",
};

const COUNTRIES = ["AU", "NZ"];

afterEach(() => {
  vi.doUnmock("libphonenumber-js/max");
  vi.resetModules();
});

test.each([
  ["0491 570 156", "AU", "+61491570156"],
  ["(0491) 570-156", "AU", "+61491570156"],
  ["491570156", "AU", "+61491570156"],
  ["021 123 4567", "NZ", "+64211234567"],
  [" +64 21 123 4567 ", "AU", "+64211234567"],
  ["\u202a+61 491 570 156\u202c", "AU", "+61491570156"],
  ["\ufeff+61\u00a0491\u00ad570\u200b156\u200e", "AU", "+61491570156"],
  ["\u30000491\u2011570\u2011156", "AU", "+61491570156"],
])("'%s' in %s is %s", async (text, country, number) => {
  expect(await parsePhoneNumber(text, country, COUNTRIES)).toEqual({ number });
});

test.each([
  ["(02) 5550 4321", "That is no mobile number: it is a fixed line."],
  ["0491", "That is no mobile number (country: Australia)."],
  ["call me", "That is no mobile number (country: Australia)."],
  ["+61 491", "That is no mobile number."],
  [
    "+33 6 12 34 56 78",
    "Text messages don't go to this number's country (France). They go to: Australia, New Zealand.",
  ],
])("'%s' is said to be wrong", async (text, problem) => {
  const read = await parsePhoneNumber(text, "AU", COUNTRIES);
  expect(read).toEqual({ problem: expect.stringContaining(problem) as unknown });
});

test("only what may be a mobile number is taken, in every country of the table", async () => {
  for (const { country, number, kind } of TABLE.numbers) {
    const words = WORDS[kind];
    const expected =
      words === undefined ? { number } : { problem: `That is no mobile number: it is ${words}.` };
    expect(await parsePhoneNumber(number, "", [country]), number).toEqual(expected);
  }
});

test.each(TABLE.sharedCodes)(
  "a number of $country is told from those of $allowed",
  async ({ allowed, number, country }) => {
    const name = new Intl.DisplayNames("en", { type: "region" }).of(country) ?? "";
    expect(await parsePhoneNumber(number, "", [allowed])).toEqual({
      problem: expect.stringContaining(`this number's country (${name}).`) as unknown,
    });
  },
);

test("where the library can't be loaded the API reads the international form", async () => {
  vi.resetModules();
  vi.doMock("libphonenumber-js/max", () => {
    throw new Error("offline");
  });
  const { parsePhoneNumber: read } = await import("./phone-number");
  expect(await read(" +61 491 570 156", "AU", COUNTRIES)).toEqual({ number: "+61 491 570 156" });
  expect(await read("0491 570 156", "AU", COUNTRIES)).toHaveProperty("problem");
});

test.each([
  ["NZ", ["en-AU"], "NZ"],
  ["", ["en", "de-DE", "en-NZ"], "NZ"],
  ["", ["fr-FR"], "AU"],
  ["FR", ["en-NZ"], "NZ"],
])("of '%s' chosen by a reader of %s the country is %s", (chosen, languages, country) => {
  expect(phoneCountry(chosen, COUNTRIES, languages)).toBe(country);
});

test("countries are named in English", () => {
  expect(countryNames(["AU", "NZ"])).toBe("Australia, New Zealand");
});
