// The list as it was left, for whoever comes back to it.
import { waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { page, type StubRequest, stubServer } from "../../testing/server";

const bins = aReminder({ id: "b", message: "Bins" });
const failed = aReminder({ id: "f", status: "failed", finishedAt: bins.dueAt, attention: true });

/** The site, where one has been sought, found and opened. */
async function opened() {
  stubServer({
    "GET /v1/reminders/b": { body: bins },
    "GET /v1/reminders/f": { body: failed },
    "GET /v1/reminders": ({ url: { searchParams } }: StubRequest) => {
      if (searchParams.has("attention")) return page([failed]);
      return page(searchParams.get("state") === "upcoming" ? [bins, aReminder({ id: "o" })] : []);
    },
  });
  const { user } = openPage();
  await screen.findByRole("link", { name: "Call the plumber" });
  await user.type(searchField(), "bins");
  await screen.findByText("2 reminders searched, 1 found.");
  await user.click(screen.getByRole("link", { name: "Bins" }));
  await screen.findByRole("heading", { name: "Bins" });
  return user;
}

const searchField = () => screen.getByRole<HTMLInputElement>("searchbox");

test.each([
  ["the browser's way", () => window.history.back()],
  ["the page's own", () => screen.getByRole("link", { name: "Your reminders" }).click()],
])("what was sought is still sought where one comes back by %s", async (_, goBack) => {
  await opened();
  goBack();
  await waitFor(() => {
    expect(document.activeElement).toBe(screen.getByRole("link", { name: "Bins" }));
  });
  expect(searchField().value).toBe("bins");
  expect(screen.queryByRole("link", { name: "Call the plumber" })).toBeNull();
});

test("what was sought hides nothing of another list, nor when one comes again", async () => {
  const user = await opened();
  await user.click(screen.getByRole("link", { name: "1 needs attention" }));
  await screen.findByRole("tab", { name: /^Needs attention/, selected: true });
  expect(searchField().value).toBe("");
  await user.click(await screen.findByRole("link", { name: "Call the plumber" }));
  await user.click(await screen.findByRole("link", { name: "Your reminders" }));
  await screen.findByRole("tab", { name: /^Needs attention/, selected: true });
  expect(searchField().value).toBe("");
});
