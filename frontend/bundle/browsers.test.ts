// The list of browsers, as Vite reads it.
import { expect, test } from "vitest";
import { buildTargets } from "./browsers";

test("each browser is named with its version", () => {
  expect(buildTargets(["chrome >= 120", "ios_saf >= 17.2"])).toEqual(["chrome120", "ios17.2"]);
});

test.each(["defaults", "chrome 120"])(
  "an entry that says something else is refused: %s",
  (entry) => {
    expect(() => buildTargets([entry])).toThrow(entry);
  },
);
