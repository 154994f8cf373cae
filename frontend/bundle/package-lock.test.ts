// The lock file holds a hash of every package, and no address of a registry.
import { expect, test } from "vitest";
import text from "../package-lock.json?raw";

interface Locked {
  integrity?: string;
  resolved?: string;
}

const lock = JSON.parse(text) as { packages: Record<string, Locked> };
const packages = Object.entries(lock.packages).filter(([path]) => path !== "");

function paths(isFault: (locked: Locked) => boolean): string[] {
  return packages.filter(([, locked]) => isFault(locked)).map(([path]) => path);
}

test("the lock names packages", () => {
  expect(packages).not.toEqual([]);
});

test("every package has a hash", () => {
  expect(paths(({ integrity }) => !integrity?.startsWith("sha512-"))).toEqual([]);
});

test("no package has the address of a registry", () => {
  expect(paths(({ resolved }) => resolved !== undefined)).toEqual([]);
});
