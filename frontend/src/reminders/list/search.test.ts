// What a search finds.
import { waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { page, stubServer } from "../../testing/server";
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

/** Searches a list in pages of `size`; the function takes the last cursor that was asked for. */
async function searchedPages(pages: number, size: number, isReady = Promise.resolve()) {
  const many = (from: number) =>
    Array.from({ length: size }, (_, at) => aReminder({ id: `${from + at}`, message: "Bins" }));
  let last = 0;
  stubServer({
    "GET /v1/reminders": async ({ url: { searchParams } }) => {
      if (searchParams.get("state") !== "upcoming") return page([]);
      last = Number(searchParams.get("cursor"));
      if (last > 0) await isReady;
      return page(many(size * last), last + 1 < pages ? `${last + 1}` : null);
    },
  });
  const { user } = openPage();
  await user.type(await screen.findByRole("searchbox"), "zz");
  return { user, last: () => last };
}

test("the pages that follow are searched too", async () => {
  await searchedPages(3, 2);
  await screen.findByText("6 reminders searched, 0 found.");
});

test("a thousand are searched, and more where that is asked for", async () => {
  const { user, last } = await searchedPages(12, 100);
  await screen.findByText("1000 reminders searched, 0 found: there are more to search.");
  expect(last()).toBe(9);
  await user.click(screen.getByRole("button", { name: "Search later ones" }));
  await screen.findByText(/^1100 reminders searched/);
});

test("no more is loaded once nothing is sought", async () => {
  let answer: () => void = () => undefined;
  const isReady = new Promise<void>((resolve) => (answer = resolve));
  const { user, last } = await searchedPages(3, 1, isReady);
  await user.clear(screen.getByRole("searchbox"));
  answer();
  await waitFor(() => expect(screen.getAllByRole("link", { name: "Bins" })).toHaveLength(2));
  await screen.findByRole("button", { name: "Show more" });
  expect(last()).toBe(1);
});
