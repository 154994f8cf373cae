// The page's settings are checked before they are used.
import { expect, test } from "vitest";
import { CONFIG } from "../testing/server";
import { parseConfig } from "./config";

test("settings as the stack writes them are taken, with members of later versions", () => {
  expect(parseConfig({ ...CONFIG, later: "kept" })).toMatchObject(CONFIG);
});

test.each([
  [null, "config"],
  [{ ...CONFIG, apiBase: undefined }, "config.apiBase"],
  [{ ...CONFIG, smsCountries: "AU" }, "config.smsCountries"],
  [{ ...CONFIG, limits: undefined }, "config.limits"],
  [{ ...CONFIG, limits: { ...CONFIG.limits, horizonDays: "5" } }, "config.limits.horizonDays"],
])("%o is refused", (config, name) => {
  expect(() => parseConfig(config)).toThrow(new TypeError(`${name} is missing or wrong`));
});
