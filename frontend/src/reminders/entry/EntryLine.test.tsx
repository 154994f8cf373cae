// The one line: what is written is understood, and set.
import { waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { pressButton } from "../../testing/actions";
import { createSite } from "../../testing/create-form";
import { chip, enter, entryField, stopClock, undoSet, write } from "../../testing/entry";
import { openPage, screen } from "../../testing/page";
import { aDelivery, aReminder } from "../../testing/reminders";
import { aSchedule } from "../../testing/schedules";
import { CONFIG, refusal, stubServer } from "../../testing/server";

const SET = { status: 201, body: aReminder() };

test("one line and Enter set a reminder to one's own address, and the line is ready for the next", async () => {
  stopClock();
  const posted = createSite();
  const { user } = openPage();
  await entryField();
  await user.keyboard("n");
  expect(document.activeElement).toBe(await entryField());
  await user.keyboard("Call the plumber tomorrow 9am");
  expect((await chip("When")).textContent).toMatch(/Tomorrow, Thu.* in Sydney$/);
  expect((await chip("To")).textContent).toBe("To you, nora@example.org");
  await user.keyboard("{Enter}");
  expect((await undoSet()).textContent).toContain("Set: “Call the plumber”");
  expect(posted()).toEqual([
    {
      message: "Call the plumber",
      preference: "email",
      email: "nora@example.org",
      timezone: "Australia/Sydney",
      dueAt: "2026-11-26T09:00",
    },
  ]);
  await waitFor(async () => expect((await entryField()).value).toBe(""));
  expect(document.activeElement).toBe(await entryField());
});

test("Enter before the parser has come sets all the same", async () => {
  const posted = createSite();
  const { user } = openPage();
  await enter(user, "tea in 20 min");
  await undoSet();
  expect(posted()).toMatchObject([{ message: "tea", waitSeconds: 1200 }]);
});

test("what repeats is set as such", async () => {
  stopClock();
  const calls = stubServer({
    "POST /v1/schedules": { status: 201, body: aSchedule() },
  });
  const { user } = openPage();
  await write(user, "every Monday 20:00 bins");
  expect((await chip("When")).textContent).toMatch(/^When Each week on Monday at .*Sydney time$/);
  await user.keyboard("{Enter}");
  expect((await undoSet()).textContent).toContain("“Water the plants”. Each day");
  const [request] = calls.filter(
    ({ method, url }) => method === "POST" && url.pathname === "/v1/schedules",
  );
  expect(request?.body).toMatchObject({
    message: "bins",
    start: "2026-11-30T20:00:00",
    rrule: "FREQ=WEEKLY;BYDAY=MO",
  });
});

test("of what repeats the chip tells the end, and the first day where it could be another", async () => {
  stopClock();
  createSite();
  const { user } = openPage();
  await write(user, "daily 9am pills from 1 Dec for 10 days");
  expect((await chip("When")).textContent).toMatch(
    /^When Each day at .*, until .*10.*, from Tue.*\b1\b.*, Sydney time$/,
  );
});

test("all options are one press away and have what was understood; the line keeps it", async () => {
  stopClock();
  createSite();
  const { user } = openPage();
  await write(user, "dentist 27/11 15:00 to ada@example.org");
  await chip("When");
  await user.click(screen.getByRole("link", { name: "All options" }));
  expect((await screen.findByLabelText<HTMLTextAreaElement>("Message")).value).toBe("dentist");
  expect(screen.getByLabelText<HTMLInputElement>("Date").value).toBe("2026-11-27");
  expect(screen.getByLabelText<HTMLInputElement>("Time").value).toBe("15:00");
  expect(screen.getByLabelText<HTMLInputElement>("Email address").value).toBe("ada@example.org");
  await user.click(screen.getByRole("link", { name: "Your reminders" }));
  expect((await entryField()).value).toBe("dentist 27/11 15:00 to ada@example.org");
});

test.each(["button", "keys"])("what was set is undone by the %s: its text is back", async (way) => {
  const reminder = aReminder();
  const calls = stubServer({
    "POST /v1/reminders": { status: 201, body: reminder },
    [`DELETE /v1/reminders/${reminder.id}`]: { body: { ...reminder, status: "cancelled" } },
  });
  const { user } = openPage();
  await enter(user, "tea in 20 min");
  const button = await undoSet();
  if (way === "button") await user.click(button);
  else await user.keyboard("{Control>}z{/Control}"); // in the line, which is empty
  await waitFor(async () => expect((await entryField()).value).toBe("tea in 20 min"));
  expect(document.activeElement).toBe(await entryField());
  expect(calls.map(({ method }) => method)).toContain("DELETE");
});

const [OWN, PHONE] = ["nora@example.org", "+61491570156"];
const EMAIL = { email: aDelivery() };
const SMS = { phone: PHONE, deliveries: { sms: aDelivery() } };

test.each([
  ["oneself is not named", { deliveries: EMAIL }, null],
  ["another", { email: "ada@example.org", deliveries: EMAIL }, "Email to ada@example.org"],
  [
    "both",
    { ...SMS, deliveries: { ...EMAIL, ...SMS.deliveries } },
    `Email to ${OWN}. SMS to ${PHONE}`,
  ],
])("what was set says to whom it goes: %s", async (_who, changes, named) => {
  createSite({ status: 201, body: aReminder(changes) });
  const { user } = openPage();
  await enter(user, "tea in 20 min");
  const text = (await undoSet()).textContent;
  if (named === null) expect(text).not.toContain(" to ");
  else expect(text.endsWith(`. ${named}`)).toBe(true);
});

test("while the next one is written, the keys are the line's own", async () => {
  const posted = createSite(); // which would refuse to cancel
  const { user } = openPage();
  await enter(user, "tea in 20 min");
  await undoSet();
  await user.keyboard("milk{Control>}z{/Control}");
  expect(screen.queryByRole("button", { name: /^Undoing/ })).toBeNull();
  expect(posted()).toHaveLength(1);
});

test("what is written survives a reload, with what was changed of it", async () => {
  createSite();
  const first = openPage();
  await write(first.user, "tea in 20 min");
  await first.user.click(await chip("What"));
  await first.user.type(screen.getByLabelText("Message"), "!");
  first.unmount();
  openPage();
  expect((await entryField()).value).toBe("tea in 20 min");
  expect((await chip("What")).textContent).toBe("What tea!");
});

test("where text messages are off that is said, and it goes by email", async () => {
  const posted = createSite(SET, { ...CONFIG, smsCountries: [] });
  const { user } = openPage();
  await write(user, "tea in 20 min by sms");
  await user.click(await chip("When"));
  expect(screen.getByText("Text messages are off here, so it goes by email.")).toBeTruthy();
  await user.click(await entryField());
  await user.keyboard("{Enter}");
  await undoSet();
  expect(posted()).toMatchObject([{ preference: "email" }]);
});

test("what is refused is said, and at its chip once it is taken back", async () => {
  const detail = "This is no address that mail can go to.";
  const errors = [{ pointer: "#/email", code: "invalid_email", detail }];
  createSite(refusal(422, "invalid_request", { errors }));
  const { user } = openPage();
  await enter(user, "tea in 20 min");
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toBe(`Not set: “tea in 20 min”. ${detail}`);
  await pressButton(user, /^Edit: /);
  const field = await screen.findByLabelText("Email address");
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(screen.getByRole("alert").textContent).toContain(detail);
  expect((await entryField()).value).toBe("tea in 20 min");
});

test("a lost answer makes no second one: the same is sent under the same key", async () => {
  const keys: (string | null)[] = [];
  stubServer({
    "POST /v1/reminders": ({ headers }) => {
      keys.push(headers.get("Idempotency-Key"));
      return keys.length === 1 ? new TypeError("lost") : SET;
    },
  });
  const { user } = openPage();
  await enter(user, "tea in 20 min");
  await screen.findByText(/^Perhaps not set: .* may have been set/);
  await enter(user, "milk in 20 min");
  await undoSet();
  await pressButton(user, /^Edit: /);
  await user.keyboard("{Enter}");
  await undoSet();
  await waitFor(() => expect(keys).toHaveLength(3));
  expect(keys[2]).toBe(keys[0]);
  expect(keys[1]).not.toBe(keys[0]);
});
