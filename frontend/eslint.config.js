// What ESLint holds the page to: types, accessibility, hooks and imports. Prettier has the layout.
import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import importSort from "eslint-plugin-simple-import-sort";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores(["dist", "src/api/schema.ts"]), // generated
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      eqeqeq: "error",
      "no-console": "error",
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
    ignores: ["page_routes.js"],
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
              regex: "^\\.\\./(create|detail|edit|list)/",
              message: "A view's folder takes nothing out of another's.",
            },
          ],
        },
      ],
    },
  },
  {
    // CloudFront runs it as a script, without modules and without syntax newer than ES2015.
    files: ["page_routes.js"],
    languageOptions: { sourceType: "script", ecmaVersion: 2015 },
  },
);
