// What is not seen in a text, around a number, or in an address.
import { expect, test } from "vitest";
import { cleanAddress, cleanNumber, isBlank } from "./invisible";

test.each([
  "",
  " \n\t",
  "\u200b",
  "\u00ad\u2060\ufeff",
  "\u2800",
  "\u3164",
  "\u115f\uffa0",
  "\u200e\u202a\u061c",
  "\u034f\ufe0f",
  "\u{e0020}\u{e007f}",
  "\u{1d159}",
  "\u3000\u00a0\u2028",
])("%j shows nothing", (text) => {
  expect(isBlank(text)).toBe(true);
  expect(isBlank(`${text}a`)).toBe(false);
});

test.each([
  "+61491570156 ",
  "\u202a+61491570156\u202c",
  "\u00a0+61491570156\u200f",
  "+61\u00ad491\u200b570156",
  "\ufeff+61491570156\u{e0020}",
])("of %j the number is left", (text) => {
  expect(cleanNumber(text)).toBe("+61491570156");
});

test.each([
  ["\u202anora@example.org\u202c", "nora@example.org"],
  ["\u3000nora@exam\u00adple.org\u00a0", "nora@example.org"],
  ["no\u200dra@example\u200c.org", "nora@example.org"],
  ["nora@bücher\u200b.example", "nora@bücher.example"],
  ["nora@نامه\u200cای.example", "nora@نامه\u200cای.example"],
])("of %j the address is left", (text, address) => {
  expect(cleanAddress(text)).toBe(address);
});
