// The lock file holds a hash of every package, and no address of a registry.
import { expect, test } from "vitest";
import text from "../package-lock.json?raw";

interface Locked {
  integrity?: string;
  resolved?: string;
}

const lock = JSON.parse(text) as { packages: Record<string, Locked> };
const packages = Object.entries(lock.packages).filter(([path]) => path !== "");

test("every package has a hash and no address of a registry", () => {
  expect(packages).not.toEqual([]);
  for (const [path, { integrity, resolved }] of packages) {
    expect(integrity, path).toMatch(/^sha512-/);
    expect(resolved, path).toBeUndefined();
  }
});
