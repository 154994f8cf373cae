// Any other time for a reminder: what its fields begin with, and what is asked for.
import { waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { actionSite, press, said, waiting } from "../../testing/action-site";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";

test("any date and time can be chosen, and one that is past is not sent", async () => {
  const later = aReminder({
    ...waiting,
    version: 4,
    dueAt: "2027-01-01T00:00:00Z",
    dueAtLocal: "2027-01-01T11:00:00+11:00",
  });
  const changes = actionSite({ "PATCH /v1/reminders/a": { body: later } }, [waiting]);
  const { user } = openPage();
  await press(user, "Change time Call the plumber");
  await press(user, "At a time…");
  const panel = within(screen.getByRole("group", { name: "New time" }));
  await user.clear(panel.getByLabelText("Date"));
  await user.type(panel.getByLabelText("Date"), "2020-01-01");
  await press(user, "Save this time");
  expect(screen.getByText("That time has passed. Choose one that is ahead.")).toBeTruthy();
  await user.clear(panel.getByLabelText("Date"));
  await user.type(panel.getByLabelText("Date"), "2027-01-01");
  expect(panel.queryByText(/Choose one that is ahead/)).toBeNull();
  await user.clear(panel.getByLabelText("Time"));
  await user.type(panel.getByLabelText("Time"), "09:30");
  await press(user, "Save this time");
  await said(/^Changed: .*, due /);
  expect(changes().map(({ body }) => body)).toEqual([
    { dueAt: "2027-01-01T09:30", timezone: "Australia/Sydney" },
  ]);
});

test("another time begins at the present one, in the reminder's own zone", async () => {
  const dueAt = "2027-05-01T13:30:00Z";
  const there = aReminder({ id: "a", dueAt, timezone: "America/New_York" });
  const changes = actionSite({ "PATCH /v1/reminders/a": { body: { ...there, version: 4 } } }, [
    there,
  ]);
  const { user } = openPage();
  await press(user, "Change time Call the plumber");
  await press(user, "At a time…");
  const panel = within(screen.getByRole("group", { name: "New time" }));
  const values = ["Date", "Time", "Time zone"].map(
    (label) => panel.getByLabelText<HTMLInputElement>(label).value,
  );
  expect(values).toEqual(["2027-05-01", "09:30", "America/New York"]);
  await user.clear(panel.getByLabelText("Time"));
  await user.type(panel.getByLabelText("Time"), "10:45");
  await press(user, "Save this time");
  await said(/^Changed: .*, due /);
  expect(changes().map(({ body }) => body)).toEqual([
    { dueAt: "2027-05-01T10:45", timezone: "America/New_York" },
  ]);
});

test("any wait can be chosen", async () => {
  const changes = actionSite({ "PATCH /v1/reminders/a": { body: { ...waiting, version: 4 } } }, [
    waiting,
  ]);
  const { user } = openPage();
  await press(user, "Change time Call the plumber");
  await press(user, "In…");
  const panel = within(screen.getByRole("group", { name: "New time" }));
  await user.clear(panel.getByLabelText("In"));
  await user.type(panel.getByLabelText("In"), "45");
  await press(user, "Save this time");
  await said(/^Changed: .*, due /);
  expect(changes().map(({ body }) => body)).toEqual([
    { timezone: "Australia/Sydney", waitSeconds: 2700 },
  ]);
});

test("the row goes where its new time belongs, and the focus with it", async () => {
  const others = ["b", "c"].map((id) => aReminder({ ...waiting, id, message: id }));
  const later = { ...waiting, version: 4, dueAt: "2099-12-07T00:00:00Z" };
  actionSite({ "PATCH /v1/reminders/a": { body: later } }, [waiting, ...others]);
  const { user } = openPage();
  await press(user, "Change time Call the plumber");
  await press(user, "In an hour");
  const titles = () => [...document.querySelectorAll("a.row-title")];
  await waitFor(() => expect(titles()[2]?.textContent).toBe("Call the plumber"));
  expect(document.activeElement).toBe(titles()[2]);
});
