// The page where the device's zone, or a reminder's, is none that the browser knows.
import { within } from "@testing-library/preact";
import { Temporal } from "temporal-polyfill";
import { beforeEach, expect, test, vi } from "vitest";
import { createSite, fillIn, submit } from "../testing/create-form";
import { undoSet } from "../testing/entry";
import { openPage, screen } from "../testing/page";
import { aReminder } from "../testing/reminders";
import { page, stubServer } from "../testing/server";

const DUE = "2027-01-15T22:00:00Z";
const NOTICE = /^This device names no time zone/;

beforeEach(() => {
  const { plainDateISO } = Temporal.Now;
  vi.spyOn(Temporal.Now, "timeZoneId").mockReturnValue("Etc/Unknown");
  vi.spyOn(Temporal.Now, "plainDateISO").mockImplementation((zone = "Etc/Unknown") =>
    plainDateISO.call(Temporal.Now, zone),
  );
});

test("a device without a zone is worked with in UTC, and that is said", async () => {
  const posted = createSite({ status: 201, body: aReminder({ dueAt: DUE, timezone: "UTC" }) });
  const { user } = openPage("/new");
  await fillIn();
  expect(screen.getByText(NOTICE)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "At a time…" }));
  expect(screen.getByText("In UTC.")).toBeTruthy();
  await user.click(submit());
  expect((await undoSet()).textContent).toContain("10:00 PM");
  expect(posted()).toMatchObject([{ timezone: "UTC" }]);
});

test("the list and a reminder are shown there", async () => {
  const reminder = aReminder({ dueAt: DUE, timezone: "Europe/London" });
  stubServer({
    "GET /v1/reminders": page([reminder]),
    [`GET /v1/reminders/${reminder.id}`]: { body: reminder },
  });
  const { user } = openPage();
  await user.click(await screen.findByRole("link", { name: "Call the plumber" }));
  await screen.findByRole("heading", { name: "What happened" });
  expect(document.querySelector(".reminder-due")?.textContent).toMatch(/10:00 PM in UTC$/);
  await user.click(screen.getByRole("link", { name: /^Edit/ }));
  expect(await screen.findByRole("button", { name: "Save" })).toBeTruthy();
});

test("of several reminders the one that can't be shown hides no other", async () => {
  vi.restoreAllMocks();
  const items = [
    aReminder({ id: "1", message: "No place", dueAt: DUE, timezone: "Factory" }),
    aReminder({ id: "2", message: "New zone", dueAt: DUE, timezone: "Pacific/New_Island" }),
    aReminder({ id: "3", message: "Offset", dueAt: DUE, timezone: "+05:30" }),
    aReminder({ id: "4", message: "Broken", dueAt: DUE, dueAtLocal: "soon" }),
    aReminder({ id: "5", message: "Well", dueAt: DUE }),
  ];
  stubServer({ "GET /v1/reminders": page(items) });
  openPage();
  const list = within(
    (await screen.findByRole("link", { name: "Well" })).closest("ul") as HTMLElement,
  );
  const rows = list.getAllByText(/^(No place|New zone|Offset|Broken|Well)$/, {
    selector: "[dir=auto], div > bdi",
  });
  expect(rows.map((row) => row.textContent)).toEqual([
    "No place",
    "New zone",
    "Offset",
    "Broken",
    "Well",
  ]);
  expect(list.getByText(/This browser can't show the rest/)).toBeTruthy();
  expect(list.getAllByText(/10:00 PM in UTC$/)).toHaveLength(2);
  expect(list.getByText(/03:30 AM in UTC\+05:30$/)).toBeTruthy();
});
