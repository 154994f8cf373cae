// The page as a whole: its addresses, its settings, where the focus goes.
import { expect, test } from "vitest";
import { openPage, screen } from "../testing/page";
import { aReminder } from "../testing/reminders";
import { CONFIG, page, stubServer } from "../testing/server";

test("going from one view to another moves the focus to its heading; opening the page does not", async () => {
  const reminder = aReminder({ dueAt: new Date(Date.now() + 600_000).toISOString() });
  stubServer({
    "GET /v1/reminders": page([reminder]),
    [`GET /v1/reminders/${reminder.id}`]: { body: reminder },
  });
  const { user } = openPage();
  const link = await screen.findByRole("link", { name: "Call the plumber" });
  expect(document.activeElement).toBe(document.body);
  await user.click(link);
  const heading = await screen.findByRole("heading", { level: 1, name: "Call the plumber" });
  expect(window.location.pathname).toBe(`/reminders/${reminder.id}`);
  expect(document.activeElement).toBe(heading);
});

test("an address that means nothing is not found", async () => {
  stubServer({ "GET /config.json": { body: CONFIG } });
  openPage("/nowhere/at/all");
  expect(
    await screen.findByRole("heading", { level: 1, name: "There is nothing here" }),
  ).toBeTruthy();
  expect(document.title).toBe("Not found · Task Reminder");
});

test("settings that are wrong stop the page, which says which one", async () => {
  stubServer({ "GET /config.json": { body: { ...CONFIG, apiBase: 7 } } });
  openPage();
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("config.apiBase is missing or wrong");
});

test("the API may be at another address", async () => {
  const calls = stubServer({
    "GET /config.json": { body: { ...CONFIG, apiBase: "https://api.example.org" } },
  });
  openPage();
  await screen.findByText("Nothing is waiting");
  expect(calls.map((request) => request.url.origin)).toContain("https://api.example.org");
});
