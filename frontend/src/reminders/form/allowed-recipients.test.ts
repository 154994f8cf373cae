// The list of those whom reminders may be sent to.
import { expect, test } from "vitest";
import {
  allowedEmailsHint,
  allowedPhonesHint,
  isEmailAllowed,
  isPhoneAllowed,
} from "./allowed-recipients";

const ALLOWED = ["example.org", "xn--bcher-kva.example", "+6149"];

test.each([
  ["nora@example.org", true],
  ["nora@EXAMPLE.org", true],
  ["nora@bücher.example", true],
  ["nora@mail.example.org", false],
  ["example.org@other.example", false],
  ["success@simulator.amazonses.com", true],
  ["bounce@simulator.amazonses.com", false],
  ["no address", true],
])("'%s' may be mailed: %s", (address, may) => {
  expect(isEmailAllowed(address, ALLOWED)).toBe(may);
});

test.each([
  ["+61491570156", true],
  ["+64211234567", false],
])("%s may be texted: %s", (number, may) => {
  expect(isPhoneAllowed(number, ALLOWED)).toBe(may);
});

test("an empty list allows all", () => {
  expect([isEmailAllowed("a@b.example", []), isPhoneAllowed("+1", [])]).toEqual([true, true]);
});

test("what is allowed is said where the list has some", () => {
  expect(allowedEmailsHint(ALLOWED)).toBe("Only at example.org, xn--bcher-kva.example.");
  expect(allowedPhonesHint(ALLOWED)).toBe("Only numbers that start with +6149.");
  expect([allowedEmailsHint(["+61"]), allowedPhonesHint(["example.org"])]).toEqual([
    undefined,
    undefined,
  ]);
});
