// What ESLint holds the page to: accessibility, hooks, imports, browsers. Oxlint has what needs types.
import css from "@eslint/css";
import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import baseline from "eslint-plugin-baseline-js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import importSort from "eslint-plugin-simple-import-sort";
import tseslint from "typescript-eslint";

/** What no browser gets. */
const TESTS = ["src/**/*.test.{ts,tsx}", "src/testing/**"];

export default defineConfig(
  globalIgnores(["dist", "dist-checked", "src/api/schema.ts"]), // generated
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  { files: ["**/*.{js,ts,tsx}"], extends: [js.configs.recommended] },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strict],
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      eqeqeq: "error",
      "no-console": "error",
      "no-duplicate-imports": "error",
    },
  },
  {
    // The plugin allows ESLint up to 9, hence the override in package.json; it works with 10.
    files: ["**/*.tsx"],
    extends: [jsxA11y.flatConfigs.strict],
    settings: { "jsx-a11y": { attributes: { for: ["for", "htmlFor"] } } },
  },
  {
    // The plugin's other rules are for the React Compiler, which Preact does without.
    files: ["src/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  {
    // What the browsers of package.json's list all have: they are those of Baseline 2023
    // (https://web-platform-dx.github.io/web-features/). It asks for types, as does one rule that
    // oxlint lacks; both read what is shipped, whose types are quicker to read without the tests'.
    files: ["src/**/*.{ts,tsx}"],
    ignores: TESTS,
    plugins: { "baseline-js": baseline },
    languageOptions: { parserOptions: { project: "tsconfig.shipped.json" } },
    rules: {
      "@typescript-eslint/no-unsafe-class-instance-assignment": "error",
      "baseline-js/use-baseline": [
        "error",
        {
          available: 2023,
          includeWebApis: { preset: "type-aware" },
          includeJsBuiltins: { preset: "type-aware" },
        },
      ],
    },
  },
  {
    files: ["src/**/*.css"],
    plugins: { css },
    language: "css/css",
    rules: {
      "css/use-baseline": [
        "error",
        {
          available: 2023,
          // A browser that doesn't know these leaves them out, and nothing is lost but looks.
          allowProperties: [
            "accent-color",
            "forced-color-adjust",
            "resize",
            "text-size-adjust",
            "text-wrap",
          ],
        },
      ],
    },
  },
  {
    files: ["**/*.{js,ts,tsx}"],
    ignores: ["page_routes.js", "public/**"],
    plugins: { "simple-import-sort": importSort },
    rules: {
      "simple-import-sort/imports": [
        "error",
        { groups: [["^node:", "^@?\\w", "^\\.\\.", "^\\.", "^\\u0000"]] },
      ],
      "simple-import-sort/exports": "error",
    },
  },
  {
    // What the page's views share stands beside their folders, not in one of them.
    files: ["src/reminders/**/*.{ts,tsx}"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^\\.\\./(create|detail|edit|entry|list)/",
              message: "A view's folder takes nothing out of another's.",
            },
          ],
        },
      ],
    },
  },
  {
    files: TESTS,
    rules: {
      "no-restricted-properties": [
        "error",
        {
          object: "vi",
          property: "waitFor",
          message: "The Testing Library's is as patient as find.",
        },
      ],
    },
  },
  {
    // CloudFront runs it as a script, without modules and without syntax newer than ES2015.
    files: ["page_routes.js"],
    languageOptions: { sourceType: "script", ecmaVersion: 2015 },
  },
  {
    // Tells old browsers that they are old, so they must understand it.
    files: ["public/start-check.js"],
    languageOptions: { sourceType: "script", ecmaVersion: 5 },
  },
);
