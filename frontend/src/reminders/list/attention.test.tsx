// What needs attention: how many that are, wherever one is, and why.
import { waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { Reminder } from "../../api/types";
import { openPage, screen } from "../../testing/page";
import { aDelivery, aReminder } from "../../testing/reminders";
import { page, type StubRequest, stubServer } from "../../testing/server";

const REASON = "This address can't receive the message.";
const failed = aReminder({
  id: "f",
  status: "failed",
  finishedAt: "2026-11-23T22:00:01.000Z",
  attention: true,
  deliveries: {
    email: aDelivery({ status: "failed", error: { code: "invalid_recipient", detail: REASON } }),
  },
});
const WAITING = { status: "scheduled", version: 1, finishedAt: null, attention: false } as const;

function site(attention: readonly Reminder[], nextCursor: string | null = null) {
  return stubServer({
    "GET /v1/reminders/f": { body: failed },
    "GET /v1/reminders": ({ url: { searchParams } }: StubRequest) =>
      searchParams.get("attention") === "true" ? page(attention, nextCursor) : page([]),
  });
}

test("how many need attention stands at their tab, above the lists and in the title", async () => {
  site([failed, { ...failed, id: "g" }]);
  openPage();
  expect(await screen.findByRole("tab", { name: /^Needs attention\s2$/ })).toBeTruthy();
  expect(screen.getByText("2 need attention")).toBeTruthy();
  expect(screen.queryByRole("link", { name: "2 need attention" })).toBeNull();
  await waitFor(() => expect(document.title).toBe("(2) Reminders · Task Reminder"));
});

test("nothing is said of it where nothing needs attention, though lists may lag", async () => {
  site([{ ...failed, attention: false }]);
  openPage();
  await screen.findByText("Nothing is waiting");
  expect(screen.getByRole("tab", { name: "Needs attention" })).toBeTruthy();
  expect(screen.queryByText(/needs? attention$/)).toBeNull();
  expect(document.title).toBe("Reminders · Task Reminder");
});

test("more than were read are said to be more", async () => {
  site([failed], "further");
  openPage();
  expect(await screen.findByRole("tab", { name: /^Needs attention\s1\+$/ })).toBeTruthy();
});

/** A site whose list of what needs attention is read before `failed` has failed. */
function siteThatFails(finished: readonly Reminder[]) {
  const attention: Reminder[] = [];
  const isRead = () => screen.findByText("Nothing needs your attention");
  stubServer({
    "GET /v1/reminders/f": { body: failed },
    "GET /v1/reminders": async ({ url: { searchParams } }: StubRequest) => {
      if (searchParams.get("attention") === "true") return page(attention.splice(0, 1, failed));
      if (searchParams.get("state") === "upcoming") return page([{ ...failed, ...WAITING }]);
      await isRead();
      return page(finished);
    },
  });
  return openPage("/?list=attention");
}

test("what another list has failed since is counted", async () => {
  siteThatFails([failed]);
  expect(await screen.findByRole("tab", { name: /^Needs attention\s1$/ })).toBeTruthy();
});

test("what its own view has failed since is counted", async () => {
  const { user } = siteThatFails([]);
  await screen.findByText("Nothing needs your attention");
  await user.click(screen.getByRole("tab", { name: "Upcoming" }));
  await user.click(await screen.findByRole("link", { name: "Call the plumber" }));
  expect(await screen.findByRole("link", { name: "1 needs attention" })).toBeTruthy();
});

test("the count leads to them from every view, with the focus at their tab", async () => {
  site([failed]);
  const { user } = openPage("/reminders/f");
  await user.click(await screen.findByRole("link", { name: "1 needs attention" }));
  const tab = await screen.findByRole("tab", { name: /^Needs attention\s1$/, selected: true });
  await screen.findByRole("link", { name: "Call the plumber" });
  expect(document.activeElement).toBe(tab);
  await user.click(screen.getByRole("tab", { name: "Finished" }));
  await user.click(screen.getByRole("link", { name: "See it" }));
  expect(document.activeElement).toBe(tab);
});

test("the list that is shown is in the address", async () => {
  site([failed]);
  const { user } = openPage("/?list=attention");
  await screen.findByRole("link", { name: "Call the plumber" });
  await user.click(screen.getByRole("tab", { name: "Finished" }));
  expect(window.location.search).toBe("?list=finished");
  await user.click(screen.getByRole("tab", { name: "Upcoming" }));
  expect(window.location.search).toBe("");
});

test("why it did not arrive is said in its row", async () => {
  site([failed]);
  openPage("/?list=attention");
  const title = await screen.findByRole("link", { name: "Call the plumber" });
  const row = within(title.closest("li") as HTMLElement);
  expect(row.getByText(`Email: ${REASON}`)).toBeTruthy();
});

test("it is said above the lists until that is dismissed, and again of another", async () => {
  const others = [failed];
  site(others);
  const { user, unmount } = openPage();
  expect(await screen.findByRole("link", { name: "See it" })).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Not now" }));
  expect(screen.queryByRole("link", { name: "See it" })).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("tab", { name: "Upcoming" }));
  unmount();
  others.push({ ...failed, id: "g" });
  openPage();
  expect(await screen.findByRole("link", { name: "See them" })).toBeTruthy();
});
