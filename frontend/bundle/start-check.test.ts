// Too old a browser, and a page that did not start, are said in words.
import { afterEach, beforeEach, expect, test } from "vitest";
import settings from "../package.json";
import script from "../public/start-check.js?raw";

/** What a browser has whose version is just new enough, by the names that the check uses. */
function newEnough() {
  const has = () => true;
  return {
    Object: { hasOwn: has },
    Array: { prototype: { at: has, toSorted: has, toSpliced: has, with: has } },
    Intl: { supportedValuesOf: has },
    URL: { canParse: has },
    CSS: { supports: has },
    structuredClone: has,
    AbortController: has,
  };
}

type Browser = ReturnType<typeof newEnough>;

/** What the check says in `browser`. */
function said(browser: object = newEnough()): string | null {
  const globals = { ...newEnough(), ...browser };
  const window = {
    ...globals,
    addEventListener: (_name: string, listener: () => void) => listener(),
  };
  const names = ["window", ...Object.keys(globals)];
  // oxlint-disable-next-line typescript/no-implied-eval -- a script, as a browser runs it
  const run = new Function(...names, script) as (...values: unknown[]) => void;
  run(window, ...Object.values(globals));
  return document.querySelector("[role=alert]")?.textContent ?? null;
}

beforeEach(() => {
  document.body.innerHTML = '<div id="page"><p>The page</p></div>';
});

afterEach(() => {
  document.body.innerHTML = "";
});

test("nothing is said where the page runs", () => {
  expect(said()).toBeNull();
});

const OLDER: [string, Partial<Record<keyof Browser, unknown>>][] = [
  ["Array's toSorted", { Array: { prototype: { at: 1, toSpliced: 1, with: 1 } } }],
  ["Array's with", { Array: { prototype: { at: 1, toSpliced: 1, toSorted: 1 } } }],
  ["Object.hasOwn", { Object: {} }],
  ["Intl.supportedValuesOf", { Intl: {} }],
  ["Intl", { Intl: undefined }],
  ["URL.canParse", { URL: {} }],
  ["structuredClone", { structuredClone: undefined }],
  [":has()", { CSS: { supports: () => false } }],
  ["CSS.supports", { CSS: undefined }],
];

test.each(OLDER)(
  "a browser without %s is told that it is too old, and which are not",
  (_, older) => {
    const text = said(older);
    expect(text).toMatch(/too old/);
    for (const entry of settings.browserslist) expect(text).toContain(entry.split(" ").at(-1));
  },
);

test("a page that is not there is said not to have started", () => {
  document.body.innerHTML = '<div id="page" data-starting></div>';
  expect(said()).toMatch(/could not be started.*Load it again/);
});
