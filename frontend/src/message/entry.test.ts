// What the page of links loads: nothing for signing in, and no referrer leaves it.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const html = readFileSync("message.html", "utf8");

test("the referrer is taken away before anything is fetched", () => {
  const policy = html.indexOf('name="referrer" content="no-referrer"');
  expect(policy).toBeGreaterThan(0);
  expect(policy).toBeLessThan(html.search(/(href|src)="/));
  expect(html).toContain('name="robots" content="noindex"');
});
