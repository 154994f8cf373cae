// The page's settings are checked before they are used.
import { expect, test } from "vitest";
import { CONFIG } from "../testing/server";
import { parseConfig } from "./config";
import { countryNames } from "./countries";

test("settings as the stack writes them are taken", () => {
  expect(parseConfig({ ...CONFIG, later: "ignored" })).toEqual(CONFIG);
});

test.each([
  [null, "config must be an object"],
  [{ ...CONFIG, apiBase: undefined }, "config: apiBase must be text"],
  [{ ...CONFIG, smsCountries: "AU" }, "config: smsCountries must be a list of text"],
  [{ ...CONFIG, allowedRecipients: [1] }, "config: allowedRecipients must be a list of text"],
  [{ ...CONFIG, limits: undefined }, "config.limits must be an object"],
  [
    { ...CONFIG, limits: { ...CONFIG.limits, horizonDays: "5" } },
    "config.limits: horizonDays must be a whole number above 0",
  ],
])("%o is refused", (config, message) => {
  expect(() => parseConfig(config)).toThrow(new TypeError(message));
});

test("countries are named in English", () => {
  expect(countryNames(["AU", "NZ"])).toBe("Australia, New Zealand");
});
