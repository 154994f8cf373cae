// Numbers as people write them, and whose national form is meant.
import { afterEach, expect, test, vi } from "vitest";
import { parsePhoneNumber, phoneCountry } from "./phone-number";

const COUNTRIES = ["AU", "NZ"];

afterEach(() => {
  vi.doUnmock("libphonenumber-js/mobile");
  vi.resetModules();
});

test.each([
  ["0491 570 156", "AU", "+61491570156"],
  ["(0491) 570-156", "AU", "+61491570156"],
  ["491570156", "AU", "+61491570156"],
  ["021 123 4567", "NZ", "+64211234567"],
  [" +64 21 123 4567 ", "AU", "+64211234567"],
])("'%s' in %s is %s", async (text, country, number) => {
  expect(await parsePhoneNumber(text, country, COUNTRIES)).toEqual({ number });
});

test.each([
  ["(02) 5550 4321", "That is no mobile number in Australia."],
  ["0491", "That is no mobile number in Australia."],
  ["call me", "That is no mobile number in Australia."],
  ["+61 491", "That is no mobile number."],
  ["+33 6 12 34 56 78", "Text messages go to Australia, New Zealand only"],
])("'%s' is said to be wrong", async (text, problem) => {
  const read = await parsePhoneNumber(text, "AU", COUNTRIES);
  expect(read).toEqual({ problem: expect.stringContaining(problem) as unknown });
});

test("where the library can't be loaded the API reads the international form", async () => {
  vi.resetModules();
  vi.doMock("libphonenumber-js/mobile", () => {
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
