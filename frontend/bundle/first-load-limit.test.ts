// The first load is what a browser fetches before the page runs, and its size is limited.
import { expect, test } from "vitest";
import { firstLoadChunks, firstLoadLimit } from "./first-load-limit";

type Bundle = Parameters<typeof firstLoadChunks>[0];

function chunk(fileName: string, changes: object) {
  return { type: "chunk", fileName, code: fileName, isEntry: false, imports: [], ...changes };
}

const BUNDLE = {
  "entry.js": chunk("entry.js", {
    isEntry: true,
    imports: ["shared.js"],
    dynamicImports: ["later.js"],
  }),
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
  const names = firstLoadChunks(BUNDLE).map((found) => found.fileName);
  expect(names).toEqual(["entry.js", "shared.js"]);
});

test("a build over the limit stops and says by how much", () => {
  expect(() => write(1000)).not.toThrow();
  expect(() => write(20)).toThrow(/^first load: \d+ bytes .* the limit is 20$/);
});
