// Addresses that look like others are distinguished from them.
import { expect, test } from "vitest";
import { displayAddress } from "./labels";

test.each([
  ["nora@xn--bcher-kva.example", "nora@bücher.example (nora@xn--bcher-kva.example)"],
  ["nora@xn--80ak6aa92e.example", "nora@аррӏе.example (nora@xn--80ak6aa92e.example)"],
  ["nora@mail.xn--9dbne9b.example", "nora@mail.שלום.example (nora@mail.xn--9dbne9b.example)"],
])("a domain in another script is shown in ASCII too: %s", (address, words) => {
  expect(displayAddress(address)).toBe(words);
});

test.each([
  "nora@example.org",
  "xn--bcher-kva@example.org",
  "nora@xn--0.example",
  "+61491570156",
  "",
])("what reads as it is written stands alone: %s", (address) => {
  expect(displayAddress(address)).toBe(address);
});
