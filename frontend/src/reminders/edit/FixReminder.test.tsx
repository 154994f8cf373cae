// Fixing what failed, and sending it again.
import { waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { chooseDate } from "../../testing/create-form";
import { comeBack, doneText, endingSite, endSession, heldText } from "../../testing/ending-site";
import { field, openPage, screen } from "../../testing/page";
import { aDelivery, aReminder } from "../../testing/reminders";
import { refusal } from "../../testing/server";

const REASON = "This number can't receive the message.";
const ENDED = "2026-11-23T22:00:01.000Z";
const UNDELIVERED = {
  status: "undelivered",
  code: "bounced",
  detail: "No such mailbox.",
  at: ENDED,
} as const;
const partly = aReminder({
  id: "p",
  status: "partially_sent",
  preference: "both",
  phone: "+61491570313",
  subject: "Tap",
  finishedAt: ENDED,
  attention: true,
  version: 3,
  deliveries: {
    email: aDelivery({ status: "sent" }),
    sms: aDelivery({ status: "failed", error: { code: "invalid_recipient", detail: REASON } }),
  },
});
const failed = aReminder({
  ...partly,
  status: "failed",
  preference: "email",
  deliveries: { email: aDelivery({ status: "failed" }) },
});
const again = aReminder({ id: "n", snoozedFrom: "p", message: "Call him" });

type Answers = NonNullable<Parameters<typeof endingSite>[0]>;

function site(found = partly, answers: Answers = {}) {
  return endingSite({
    "GET /v1/reminders/p": { body: found },
    "GET /v1/reminders/n": { body: again },
    "POST /v1/reminders/p/snooze": { status: 201, body: again },
    ...answers,
  });
}

const send = () => screen.findByRole("button", { name: "Send again" });

test("only the channel that failed is sent again, with what was changed", async () => {
  const reached = site();
  const { user } = openPage("/reminders/p");
  await user.click(await screen.findByRole("link", { name: "Fix and send again Tap" }));
  const heading = await screen.findByRole("heading", { name: "Fix and send again" });
  expect(document.activeElement).toBe(heading);
  const reason = screen.getByText("+61491570313").closest("li");
  expect(reason?.textContent).toBe(`SMS +61491570313: ${REASON}`);
  expect((await field("Message")).value).toBe("Call the plumber");
  expect(screen.queryByLabelText("Email address")).toBeNull();
  const phone = await field("Mobile number");
  expect(phone.value).toBe("+61491570313");
  await user.clear(phone);
  await user.type(phone, "0491 570 156");
  await user.click(await send());
  await screen.findByRole("heading", { level: 1, name: "Call him" });
  expect(window.location.pathname).toBe("/reminders/n");
  expect(screen.getAllByText("On its way again: “Call him”")).toHaveLength(2); // seen, and announced
  expect(reached.map(({ body }) => body)).toEqual([
    { preference: "sms", phone: "+61491570156", waitSeconds: 0 },
  ]);
});

test.each([
  [{ status: "failed" }, { status: "sent" }, "SMS"],
  [{ status: "sent" }, { status: "sent", outcome: UNDELIVERED }, "Email"],
  [{ status: "not_sent" }, { status: "failed" }, "Both"],
  [{ status: "sent" }, { status: "sent" }, "Both"],
] as const)("of %o (SMS) and %o (email) it goes again by %s", async (sms, email, chosen) => {
  const [status, outcome] = [email.status, "outcome" in email ? email.outcome : null];
  const deliveries = { sms: aDelivery(sms), email: aDelivery({ status, outcome }) };
  site({ ...partly, deliveries });
  openPage("/reminders/p/fix");
  await send();
  expect(screen.getByRole<HTMLInputElement>("radio", { name: chosen }).checked).toBe(true);
});

test("where it goes stands first, below why that failed", async () => {
  site(failed);
  openPage("/reminders/p/fix");
  await send();
  const fields = document.querySelectorAll("form input:not([type=radio]), form textarea");
  expect([...fields].slice(0, 2).map(({ id }) => id)).toEqual(["email", "message"]);
});

test("once it was sent again its form says so, and leads there", async () => {
  site(failed);
  const { user } = openPage("/reminders/p");
  const openForm = async () =>
    user.click(await screen.findByRole("link", { name: "Fix and send again Tap" }));
  await openForm();
  await user.click(await send());
  await screen.findByRole("heading", { level: 1, name: "Call him" });
  window.history.back(); // to where the form was opened
  await openForm();
  await screen.findByText(/^It was sent again already/);
  await user.click(screen.getByRole("link", { name: "See that one" }));
  expect(window.location.pathname).toBe("/reminders/n");
});

test("of one that needs no attention any more its form says so", async () => {
  site({ ...failed, attention: false });
  openPage("/reminders/p/fix");
  expect(await screen.findByText(/^It was sent again, dismissed or done already/)).toBeTruthy();
});

test("it may be sent later, at a local time", async () => {
  const reached = site(failed);
  const { user } = openPage("/reminders/p/fix");
  await chooseDate(user, "2027-06-01");
  await user.click(await send());
  await screen.findByRole("heading", { level: 1, name: "Call him" });
  expect(reached.map(({ body }) => body)).toEqual([
    { dueAt: "2027-06-01T09:00", timezone: "Australia/Sydney" },
  ]);
});

test("too late to take it back, that is said of what was sent again, and can be closed at once", async () => {
  const refused = refusal(409, "wrong_status", { currentStatus: "sent" });
  site(failed, { "DELETE /v1/reminders/n": refused });
  const { user } = openPage("/reminders/p/fix");
  await user.click(await screen.findByRole("button", { name: "In an hour" }));
  await user.click(await send());
  await user.click(await screen.findByRole("button", { name: /^Undo/ }));
  expect(await screen.findByText(/Too late to cancel it: it has already been sent/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^Undo/ })).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: /^Close: / }));
});

test("after a lost answer it is sent again under the same key", async () => {
  const lost = new TypeError("lost");
  const reached = site(failed, { "POST /v1/reminders/p/snooze": lost });
  const { user } = openPage("/reminders/p/fix");
  await user.click(await send());
  expect((await screen.findByRole("alert")).textContent).toContain("twice does no harm");
  await user.click(await send());
  await waitFor(() => expect(reached).toHaveLength(2));
  const [first, second] = reached.map(({ headers }) => headers.get("Idempotency-Key"));
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(second).toBe(first);
});

test("it is sent after the next sign-in, when the session has ended", async () => {
  const reached = site(failed);
  const { user } = openPage("/reminders/p/fix");
  await user.type(await field("Message"), "!");
  endSession();
  await user.click(await send());
  await heldText("send again “Tap”");
  expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 }));
  comeBack("/reminders/p/fix");
  await doneText(/^Set again: “Tap”, due /);
  await waitFor(() => expect(window.location.pathname).toBe("/reminders/n"));
  expect(reached.map(({ body }) => body)).toEqual([
    { message: "Call the plumber!", waitSeconds: 0 },
  ]);
});

test("what is refused stands at its field, and what was typed stays", async () => {
  const errors = [{ pointer: "#/email", code: "invalid_email", detail: "Not an address." }];
  site(failed, { "POST /v1/reminders/p/snooze": refusal(422, "invalid_request", { errors }) });
  const { user } = openPage("/reminders/p/fix");
  await user.type(await field("Email address"), "!");
  await user.click(await send());
  expect((await screen.findByRole("alert")).textContent).toContain(
    "Email address: Not an address.",
  );
  expect(document.title).toBe("(1) Error: Fix and send again · Task Reminder");
  expect((await field("Email address")).value).toBe("nora@example.org!");
});

test("a subject can be changed but not removed", async () => {
  const reached = site(failed);
  const { user } = openPage("/reminders/p/fix");
  await user.clear(await screen.findByLabelText("Subject (optional)"));
  await user.click(await send());
  expect((await screen.findByRole("alert")).textContent).toContain("can't lose its subject");
  expect(reached).toEqual([]);
});

test("one that has not ended can't be sent again yet", async () => {
  site(aReminder({ id: "p", dueAt: new Date(Date.now() + 3_600_000).toISOString() }));
  openPage("/reminders/p/fix");
  expect(await screen.findByText(/^It has not ended yet/)).toBeTruthy();
});
