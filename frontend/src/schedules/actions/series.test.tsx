// One of those that repeat: which are meant is asked.
import { waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { said } from "../../testing/action-site";
import { actionButton, openActions, undo } from "../../testing/actions";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { aPreview, aSchedule } from "../../testing/schedules";
import { callOf, changesIn, lists, page, type StubHandler, stubServer } from "../../testing/server";

const SCHEDULE = aSchedule({ id: "a", nextDueAt: "2099-11-22T22:00:00Z", version: 3 });
const ONE = aReminder({
  id: "r",
  dueAt: "2099-11-23T22:00:00Z",
  scheduleId: "a",
  occurrence: "2099-11-24T09:00:00",
});
const CANCELLED = { ...ONE, status: "cancelled", finishedAt: ONE.updatedAt, version: 2 };

function site(schedule = SCHEDULE, changes: Record<string, StubHandler> = {}, path = "/") {
  const calls = stubServer({
    "GET /v1/reminders": lists([ONE]),
    "GET /v1/reminders/r": { body: ONE },
    "GET /v1/schedules/a": { body: schedule },
    "POST /v1/schedules/preview": aPreview("2099-11-23T09:00:00"),
    "DELETE /v1/reminders/r": { body: CANCELLED },
    "PATCH /v1/schedules/a": { body: { ...schedule, tooLate: [] } },
    "DELETE /v1/schedules/a": { body: { ...schedule, status: "ended", tooLate: [] } },
    ...changes,
  });
  const made = () => changesIn(calls).map((call) => [callOf(call), call.body]);
  return { made, ...openPage(path) };
}

const button = (name: RegExp) => screen.findByRole("button", { name });
const cancelled = () => said(/^Cancelled: “Call the plumber”/);

test("it leads to what repeats", async () => {
  const { user } = site();
  await openActions(user);
  const link = await screen.findByRole("link", { name: /^Repeats/ });
  expect(link.getAttribute("href")).toBe("/schedules/a");
});

test("with all that follow the schedule ends just before it, and it is cancelled itself", async () => {
  const { user, made } = site();
  await user.click(await actionButton(user, "Cancel"));
  await user.click(await button(/^This and all that follow/));
  await cancelled();
  expect(made().slice(0, 2)).toEqual([
    ["PATCH /v1/schedules/a", { rrule: "FREQ=DAILY;UNTIL=20991124T085959" }],
    ["DELETE /v1/reminders/r", ""],
  ]);
});

test.each([
  ["cancelled with its schedule is made again with it", "schedule", []],
  ["changed by hand is asked for again", null, ["POST /v1/reminders/r/snooze"]],
])("undone, all that follow go on, and what was %s", async (_what, reason, further) => {
  const { user, made } = site(SCHEDULE, {
    "DELETE /v1/reminders/r": { body: { ...CANCELLED, reason } },
    "POST /v1/reminders/r/snooze": { status: 201, body: { ...ONE, id: "n" } },
  });
  await user.click(await actionButton(user, "Cancel"));
  await user.click(await button(/^This and all that follow/));
  await undo(user);
  await waitFor(() => expect(screen.queryByRole("button", { name: /^Undo/ })).toBeNull());
  expect(made().slice(2, 3)).toEqual([["PATCH /v1/schedules/a", { rrule: "FREQ=DAILY" }]]);
  const others = made().slice(3);
  expect(others.map(([call]) => call)).toEqual(further);
});

test("undone on the page of one that was cancelled with its schedule, that is shown", async () => {
  const reason = { "DELETE /v1/reminders/r": { body: { ...CANCELLED, reason: "schedule" } } };
  const { user } = site(SCHEDULE, reason, "/reminders/r");
  await user.click(await button(/^Cancel/));
  await user.click(await button(/^This and all that follow/));
  await undo(user);
  await waitFor(() => expect(window.location.pathname).toBe("/schedules/a"));
});

test("where what repeats has ended by itself, this one is cancelled, and comes again", async () => {
  const { user, made } = site(aSchedule({ id: "a", status: "ended", nextDueAt: null }), {
    "POST /v1/reminders/r/snooze": { status: 201, body: { ...ONE, id: "n" } },
  });
  await user.click(await actionButton(user, "Cancel"));
  await user.click(await button(/^This and all that follow/));
  await undo(user);
  await waitFor(() => expect(made()).toHaveLength(2));
  expect(made().map(([call]) => call)).toEqual([
    "DELETE /v1/reminders/r",
    "POST /v1/reminders/r/snooze",
  ]);
});

test("its time and its text are changed for it alone, or for all that follow", async () => {
  const { user } = site();
  await openActions(user);
  const following = "/schedules/a/edit?from=2099-11-24T09%3A00%3A00";
  for (const name of [/^Edit/, /^Change time/]) {
    await user.click(await button(name));
    const link = await screen.findByRole("link", { name: "This and all that follow" });
    expect(link.getAttribute("href")).toBe(following);
  }
  await user.click(await button(/^Only this one/));
  await screen.findByRole("group", { name: "New time" });
  await user.click(await button(/^Edit/));
  await user.click(await screen.findByRole("link", { name: "Only this one" }));
  expect(window.location.pathname).toBe("/reminders/r/edit");
});

test.each(["the mouse", "the keyboard"])(
  "by %s: a new time for it alone has the focus at its first choice, and Escape leads back",
  async (way) => {
    const { user } = site();
    const press = async (control: HTMLElement) => {
      if (way === "the mouse") return user.click(control);
      control.focus();
      await user.keyboard("{Enter}");
    };
    const opener = await actionButton(user, "Change time");
    await press(opener);
    await press(await button(/^Only this one/));
    const choices = await screen.findByRole("group", { name: "New time" });
    expect(document.activeElement).toBe(within(choices).getAllByRole("button")[0]);
    await user.keyboard("{Escape}");
    expect(choices.isConnected).toBe(false);
    expect(document.activeElement).toBe(opener);
  },
);

test("its own page tells its rule in words", async () => {
  site(SCHEDULE, {}, "/reminders/r");
  await screen.findByText(/It repeats: each day at/);
});

test.each([
  ["Cancel", "DELETE /v1/reminders/r"],
  ["Done", "POST /v1/reminders/r/done"],
])("once one has ended by %s the next of its schedule is listed at once", async (name, call) => {
  let next: string | null = "r";
  stubServer({
    "GET /v1/reminders": ({ url }) =>
      page(url.searchParams.get("state") === "upcoming" && next !== null ? [ONE] : []),
    "GET /v1/schedules": () => ({
      body: { items: [{ ...SCHEDULE, nextReminderId: next }], nextCursor: null },
    }),
    [call]: () => {
      next = null;
      return { body: { ...CANCELLED, doneAt: name === "Done" ? ONE.updatedAt : null } };
    },
  });
  const { user } = openPage();
  await user.click(await actionButton(user, name));
  if (name === "Cancel") await user.click(await button(/^Only this one/));
  await user.click(await button(/^Close: /));
  await screen.findByRole("link", { name: "Water the plants" });
});

test.each(["Pause", "End"])(
  "after %s in Upcoming the next row has the focus, undone it",
  async (name) => {
    let items = [SCHEDULE];
    const turned = (status: string) => () => {
      items = status === "active" ? [SCHEDULE] : [];
      return { body: { ...SCHEDULE, status, tooLate: [] } };
    };
    const other = aReminder({ id: "o", message: "Other", dueAt: "2099-12-01T00:00:00Z" });
    stubServer({
      "GET /v1/reminders": lists([other]),
      "GET /v1/schedules": () => page(items),
      "POST /v1/schedules/a/pause": turned("paused"),
      "POST /v1/schedules/a/resume": turned("active"),
    });
    const { user } = openPage();
    await user.click(await actionButton(user, name, "Water the plants"));
    if (name === "End") await user.click(await button(/^End it/));
    const next = await screen.findByRole("link", { name: "Other" });
    await waitFor(() => expect(document.activeElement).toBe(next));
    expect(screen.queryByRole("link", { name: "Water the plants" })).toBeNull();
    await undo(user);
    const again = await screen.findByRole("link", { name: "Water the plants" });
    await waitFor(() => expect(document.activeElement).toBe(again));
  },
);
