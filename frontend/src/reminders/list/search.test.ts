// What a search finds.
import { expect, test } from "vitest";
import { aReminder } from "../../testing/reminders";
import { matches } from "./SearchResults";

const reminder = aReminder({
  message: "Call the Plümber\nabout the tap",
  subject: "Küche",
  email: "Nora@Example.org",
  phone: "+61491570156",
  reference: "job-4711",
});

test.each([
  "plumber",
  "TAP call",
  "kuche",
  "nora@example",
  "job-4711",
  "0491 570 156",
  "+61 491",
  "0061491",
  "(570) 156",
  "  tap ",
])("it is found by %s", (sought) => {
  expect(matches(reminder, sought)).toBe(true);
});

test.each(["plumber garden", "0492", "47 12", "zebra"])("it is not found by %s", (sought) => {
  expect(matches(reminder, sought)).toBe(false);
});
