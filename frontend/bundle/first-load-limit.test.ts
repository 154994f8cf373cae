// The first load is what a browser fetches before the page runs, and its size is limited.
import { expect, test } from "vitest";
import { firstLoadLimit, firstLoads } from "./first-load-limit";

type Bundle = Parameters<typeof firstLoads>[0];

function chunk(fileName: string, changes: object) {
  return { type: "chunk", fileName, code: fileName, isEntry: false, imports: [], ...changes };
}

const BUNDLE = {
  "entry.js": chunk("entry.js", {
    isEntry: true,
    imports: ["shared.js"],
    dynamicImports: ["later.js"],
  }),
  "other.js": chunk("other.js", { isEntry: true, imports: ["shared.js"] }),
  "shared.js": chunk("shared.js", { imports: ["entry.js"] }),
  "later.js": chunk("later.js", { code: "x".repeat(999) }),
  "page.css": { type: "asset", fileName: "page.css" },
} as unknown as Bundle;

function write(limit: number) {
  const hook = firstLoadLimit(limit).writeBundle as (options: unknown, bundle: Bundle) => void;
  const error = (text: string) => {
    throw new Error(text);
  };
  hook.call({ error, info: () => undefined }, {}, BUNDLE);
}

test("what is imported later does not count", () => {
  const names = firstLoads(BUNDLE).map((found) => found.map((each) => each.fileName));
  expect(names).toEqual([
    ["entry.js", "shared.js"],
    ["other.js", "shared.js", "entry.js"],
  ]);
});

test("a build over the limit stops and says by how much", () => {
  expect(() => write(1000)).not.toThrow();
  expect(() => write(20)).toThrow(/^first load of .*: \d+ bytes .* the limit is 20$/);
});
