// What ESLint holds the built page to, libraries included: browsers of Baseline 2023 run it.
import { defineConfig } from "eslint/config";
import baseline from "eslint-plugin-baseline-js";

/** What a library asks for before it uses it, or only seems to use. */
const ASKED_FOR_FIRST = [
  "functions-caller-arguments", // members of other objects that have these names
  "intl-duration-format", // temporal-polyfill does without it
  "proto", // a key that libphonenumber-js compares with
];

export default defineConfig({
  files: ["dist-checked/**/*.js"],
  plugins: { "baseline-js": baseline },
  rules: {
    "baseline-js/use-baseline": [
      "error",
      {
        available: 2023,
        includeWebApis: { preset: "auto" },
        includeJsBuiltins: { preset: "auto" },
        ignoreFeatures: ASKED_FOR_FIRST,
      },
    ],
  },
});
