// What was changed and can still be undone is changed again.
import { waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { actionSite, cancelled, DUE, press, said, title, waiting } from "../../testing/action-site";
import { undo } from "../../testing/actions";
import { openPage, screen } from "../../testing/page";
import { aDelivery, aReminder } from "../../testing/reminders";
import { refusal } from "../../testing/server";

const failed = aReminder({
  id: "f",
  status: "failed",
  attention: true,
  finishedAt: "2026-11-23T12:00:00.000Z",
  deliveries: { email: aDelivery({ status: "failed" }) },
});
const again = aReminder({ id: "b", dueAt: DUE, snoozedFrom: "f" });
const undos = () => screen.queryAllByRole("button", { name: /^Undo/ });

const looked = { body: { ...failed, attention: false, version: 2 } };
const fixing = (answers: Parameters<typeof actionSite>[0]) => {
  const found = { "GET /v1/reminders/f": { body: failed }, "GET /v1/reminders/b": { body: again } };
  const sent = { "POST /v1/reminders/f/snooze": { status: 201, body: again } };
  const changes = actionSite({ ...found, ...sent, ...answers }, [], [failed]);
  return { ...openPage("/reminders/f"), paths: () => changes().map(({ url }) => url.pathname) };
};
const fix = () => screen.findByRole("link", { name: /^Fix and send again/ });
const send = () => screen.findByRole("button", { name: "Send again" });
const isSent = () => screen.findByText(/^On its way again: /, { selector: ".undo p" });

test.each([
  ["Done", "/v1/reminders/f/done"],
  ["Dismiss", "/v1/reminders/f/dismiss"],
])("%s is asked for before it is sent again: it would stop that", async (name, path) => {
  const { user, paths } = fixing({ [`POST ${path}`]: looked });
  await user.click(await screen.findByRole("button", { name: `${name} Call the plumber` }));
  await user.click(await fix());
  await send();
  expect(paths()).toEqual([]);
  await user.click(await send());
  await isSent();
  expect(paths()).toEqual([path, "/v1/reminders/f/snooze"]);
  expect(undos()).toEqual([]); // it has left
});

test("what could not be asked for before is said, and stops it no more", async () => {
  const { user } = fixing({ "POST /v1/reminders/f/done": refusal(409, "wrong_status") });
  await user.click(await screen.findByRole("button", { name: "Done Call the plumber" }));
  await user.click(await fix());
  await user.click(await send());
  expect((await screen.findByRole("alert")).textContent).toContain("It is still on its way.");
  await user.click(await send());
  await isSent();
});

test("only the last change of one can be undone, and leaves no way back of what it replaced", async () => {
  actionSite(
    {
      "PATCH /v1/reminders/a": { body: { ...waiting, version: 4 } },
      "DELETE /v1/reminders/a": { body: cancelled },
      "POST /v1/reminders/a/snooze": { status: 201, body: { ...again, snoozedFrom: "a" } },
    },
    [waiting],
  );
  const { user } = openPage();
  await press(user, "Change time Call the plumber");
  await press(user, "In 10 minutes");
  await said(/^Changed: .*, due /);
  await press(user, "Cancel Call the plumber");
  await said("Cancelled: “Call the plumber”");
  expect(undos()).toHaveLength(1);
  await undo(user);
  await title();
  expect(undos()).toEqual([]);
});

test("what it is too late to undo is not offered again", async () => {
  actionSite(
    {
      "DELETE /v1/reminders/a": { body: cancelled },
      "POST /v1/reminders/a/snooze": refusal(409, "wrong_status"),
    },
    [waiting],
  );
  const { user } = openPage();
  await press(user, "Cancel Call the plumber");
  await undo(user);
  await said(/Undo failed/);
  await waitFor(() => expect(undos()).toEqual([]));
});
