// The lists on the page.
import { fireEvent, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { changeSettings } from "../../settings/stored-settings";
import { openPage, screen } from "../../testing/page";
import { aDelivery, aReminder } from "../../testing/reminders";
import { aSchedule } from "../../testing/schedules";
import { page, type StubRequest, type StubResponse, stubServer } from "../../testing/server";

const TOMORROW = new Date(Date.now() + 86_400_000 + 30_000).toISOString();

function site(list: (request: StubRequest) => StubResponse) {
  return stubServer({ "GET /v1/reminders": list });
}

function state(request: StubRequest): string | null {
  return request.url.searchParams.get("state");
}

test("what is coming is listed by its day, with its countdown and to whom it goes", async () => {
  const reminder = aReminder({
    dueAt: new Date(Date.now() + 7_230_000).toISOString(),
    message: "اتصل\nغدا",
    phone: "+61491570156",
    deliveries: { email: aDelivery(), sms: aDelivery() },
  });
  site((request) => page(state(request) === "upcoming" ? [reminder] : []));
  openPage();
  const title = await screen.findByRole("link", { name: "اتصل" });
  expect(title.querySelector("[dir=auto]")).not.toBeNull();
  const row = within(title.closest("li") as HTMLElement);
  expect(row.getByText("in 2 h")).toBeTruthy();
  expect(row.queryByText("nora@example.org")).toBeNull(); // oneself
  expect(row.getByText("+61491570156")).toBeTruthy();
  expect(row.getByText("By email")).toBeTruthy();
  expect(row.getByText("By SMS")).toBeTruthy();
  expect(row.getByRole("heading", { level: 3 }).textContent).toMatch(/^To(day|morrow), /);
});

test("what else waits of what repeats is counted in its row", async () => {
  const of = (id: string, dueAt: string, occurrence: string) =>
    aReminder({ id, dueAt, scheduleId: "s", occurrence });
  const [first, second] = [
    of("a", "2099-12-06T21:00:00Z", "2099-12-07T08:00:00"),
    of("b", "2099-12-07T21:00:00Z", "2099-12-08T08:00:00"),
  ];
  site((request) => page(state(request) === "upcoming" ? [first, second] : []));
  openPage();
  await screen.findByText("and 1 more waiting");
});

test("what has been is listed with what became of it, in the words of what is known", async () => {
  const sent = aReminder({
    id: "s",
    status: "sent",
    finishedAt: "2026-11-23T22:00:01.000Z",
    deliveries: { email: aDelivery({ status: "sent" }) },
  });
  const unheardOf = { ...sent, id: "u", message: "New", status: "on_hold" as "sent" };
  site((request) => page(state(request) === "finished" ? [sent, unheardOf] : []));
  const { user } = openPage();
  await user.click(await screen.findByRole("tab", { name: "Finished" }));
  const row = (await screen.findByRole("link", { name: "Call the plumber" })).closest("li");
  expect(row?.textContent).toContain("handed to the mail service");
  expect(row?.textContent).toContain("Sent");
  expect(screen.getByText("On hold")).toBeTruthy();
  expect(row?.querySelector("time")).toBeNull();
});

test("one's own number, as the device's settings have it, is not named in a row", async () => {
  changeSettings({ phone: "+61491570156" });
  const reminder = aReminder({
    preference: "sms",
    phone: "+61491570156",
    deliveries: { sms: aDelivery() },
  });
  site((request) => page(state(request) === "upcoming" ? [reminder] : []));
  openPage();
  await screen.findByText("By SMS");
  expect(screen.queryByText("+61491570156")).toBeNull();
});

test("more is loaded by the cursor of the page before", async () => {
  const calls = site((request) => {
    if (state(request) === "finished") return page([]);
    const isFirst = request.url.searchParams.get("cursor") === null;
    const id = isFirst ? "first" : "second";
    return page([aReminder({ id, message: id, dueAt: TOMORROW })], isFirst ? "next+/=" : null);
  });
  const { user } = openPage();
  await user.click(await screen.findByRole("button", { name: "Show more" }));
  const second = await screen.findByRole("link", { name: "second" });
  await waitFor(() => expect(document.activeElement).toBe(second)); // the button has gone
  expect(screen.getByRole("link", { name: "first" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
  const cursors = calls.map((request) => request.url.searchParams.get("cursor"));
  expect(cursors.filter(Boolean)).toEqual(["next+/="]);
});

test("the tabs are moved between with the arrow keys", async () => {
  site(() => page([]));
  const { user } = openPage();
  (await screen.findByRole("tab", { name: "Upcoming" })).focus();
  await user.keyboard("{ArrowRight}");
  const finished = screen.getByRole("tab", { name: "Finished", selected: true });
  expect(document.activeElement).toBe(finished);
  await screen.findByText("Nothing has been sent yet");
  await user.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}");
  expect(screen.getByRole("tab", { name: "Upcoming", selected: true })).toBe(
    document.activeElement,
  );
});

test("a list that can't be loaded says why, and can be tried again", async () => {
  let broken = true;
  const refused: StubResponse = { status: 403, body: { message: "Forbidden" } };
  site(() => (broken ? refused : page([])));
  const { user } = openPage();
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("You are not allowed to do this.");
  broken = false;
  await user.click(within(alert).getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Nothing is waiting")).toBeTruthy();
});

const DAY = "2099-12-07";
const WEEKLY = aSchedule({ id: "w", message: "Bins", nextDueAt: "2099-12-06T21:00:00Z" }); // 08:00
const DAILY = aSchedule({ id: "d", message: "Plants", nextDueAt: "2099-12-05T22:00:00Z" });
const UNDER_REPEATING = "Repeating reminders that are due before that day too are under Repeating.";

function daySite(schedules: readonly object[], reminders: Parameters<typeof page>[0] = []) {
  const calls = stubServer({
    "GET /v1/reminders": ({ url }) => page(url.searchParams.has("dueFrom") ? reminders : []),
    "GET /v1/schedules": { body: { items: schedules, nextCursor: null } },
  });
  openPage(`/?day=${DAY}`);
  return calls;
}

test("what repeats is listed by what is next of it, where that is on that day or later", async () => {
  const other = aReminder({ id: "o", message: "Other", dueAt: "2099-12-08T00:00:00Z" });
  const calls = daySite([WEEKLY], [other]);
  await screen.findByRole("link", { name: "Bins" });
  const titles = [...document.querySelectorAll("a.row-title")].map((link) => link.textContent);
  expect(titles).toEqual(["Bins", "Other"]);
  expect(screen.queryByText(UNDER_REPEATING)).toBeNull();
  const from = calls.map(({ url }) => url.searchParams.get("dueFrom"));
  expect(from).toContain("2099-12-06T13:00:00Z"); // midnight in Sydney
});

test("while a year is typed nothing is asked for, and the field stays as it is", async () => {
  const calls = daySite([], []);
  await screen.findByText("Nothing from that day on");
  const field = screen.getByLabelText<HTMLInputElement>("Go to day");
  fireEvent.change(field, { target: { value: "0202-12-07" } });
  await screen.findByText("Nothing is waiting");
  expect(field.value).toBe("0202-12-07");
  expect(calls.filter(({ url }) => /^02/.test(url.searchParams.get("dueFrom") ?? ""))).toEqual([]);
});

test("where its next is before that day, it is said where the later ones are", async () => {
  daySite([WEEKLY, DAILY]);
  await screen.findByText(UNDER_REPEATING);
  await screen.findByRole("link", { name: "Bins" });
  expect(screen.queryByRole("link", { name: "Plants" })).toBeNull();
});

test("an empty list does not claim that nothing comes where something repeats", async () => {
  daySite([DAILY]);
  await screen.findByText("Nothing else from that day on");
  expect(screen.getByText(UNDER_REPEATING)).toBeTruthy();
});

test.each([
  ["nothing repeats", []],
  ["it ends before", [{ ...DAILY, lastDueAt: "2099-12-05T22:00:00Z" }]],
])("an empty list says so where %s", async (_why, schedules) => {
  daySite(schedules);
  await screen.findByText("Nothing from that day on");
  expect(screen.queryByText(UNDER_REPEATING)).toBeNull();
});
