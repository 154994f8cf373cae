// One reminder on the page.
import { waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { actionSite } from "../../testing/action-site";
import { undo } from "../../testing/actions";
import { openPage, screen } from "../../testing/page";
import { aDelivery, aReminder } from "../../testing/reminders";
import { refusal, type StubResponse, stubServer } from "../../testing/server";

const ID = "01936d3e-0000-7000-8000-000000000001";

function site(answer: StubResponse) {
  stubServer({ [`GET /v1/reminders/${ID}`]: answer });
}

test("it shows the text, the time in both zones, and what happened on each channel", async () => {
  const failure = {
    code: "invalid_recipient",
    detail: "This number can't receive text messages.",
  } as const;
  site({
    body: aReminder({
      status: "partially_sent",
      preference: "both",
      phone: "+61491570156",
      message: "Call <b>now</b>\nplease",
      metadata: { ticket: "OPS-7" },
      timezone: "Europe/London",
      claimedAt: "2026-11-23T22:00:00.100Z",
      finishedAt: "2026-11-23T22:00:03.000Z",
      deliveries: {
        email: aDelivery({ status: "sent", at: "2026-11-23T22:00:01.000Z", messageId: "0100-abc" }),
        sms: aDelivery({ status: "failed", at: "2026-11-23T22:00:02.000Z", error: failure }),
      },
    }),
  });
  openPage(`/reminders/${ID}`);
  expect(await screen.findByRole("heading", { level: 1, name: "Call <b>now</b>" })).toBeTruthy();
  expect(document.title).toBe("Call <b>now</b> · Task Reminder");
  expect(document.querySelector(".reminder-message[dir=auto]")?.textContent).toContain("please");
  expect(document.querySelector(".reminder-due")?.textContent).toMatch(
    /Tue.*09:00.*in Sydney \(Mon.*in London\)$/,
  );
  expect(screen.getByText("Email: handed to the mail service")).toBeTruthy();
  expect(screen.getByText("SMS: failed")).toBeTruthy();
  expect(screen.getByText("This number can't receive text messages.")).toBeTruthy();
  expect(screen.getByText("0100-abc")).toBeTruthy();
  expect(screen.getByText("ticket").closest("p")?.textContent).toBe("ticket: OPS-7");
});

test("one that is erased leads back to the list in which it was", async () => {
  const ended = aReminder({ id: "s", status: "sent", finishedAt: "2026-11-23T12:00:00.000Z" });
  actionSite({ "GET /v1/reminders/s": { body: ended } }, [], [ended]);
  const { user } = openPage("/?list=finished");
  await user.click(await screen.findByRole("link", { name: "Call the plumber" }));
  await user.click(await screen.findByRole("button", { name: "Erase Call the plumber" }));
  await user.click(screen.getByRole("button", { name: "Erase it" }));
  await waitFor(() => expect(window.location.search).toBe("?list=finished"));
  expect(screen.queryByRole("link", { name: "Call the plumber" })).toBeNull();
  await undo(user);
  const link = await screen.findByRole("link", { name: "Call the plumber" });
  await waitFor(() => expect(document.activeElement).toBe(link));
});

test("one that is not there is not found", async () => {
  site(refusal(404, "not_found"));
  openPage(`/reminders/${ID}`);
  expect(
    await screen.findByRole("heading", { level: 1, name: "There is nothing here" }),
  ).toBeTruthy();
});

test.each([
  ["nora@example.org", 0],
  ["ada@example.org", 1],
])("to %s it is told by nora@example.org", async (email, count) => {
  site({ body: aReminder({ email }) });
  openPage(`/reminders/${ID}`);
  await screen.findByRole("heading", { level: 2, name: "What happened" });
  expect(screen.queryAllByText(/^Its recipient is told/)).toHaveLength(count);
});

test("one that was asked for anew, for whatever reason, leads to the one that it follows", async () => {
  site({ body: aReminder({ snoozedFrom: "a" }) });
  openPage(`/reminders/${ID}`);
  const link = await screen.findByRole("link", { name: "an earlier one" });
  expect(link.getAttribute("href")).toBe("/reminders/a");
  expect(link.parentElement?.textContent).toBe("It follows an earlier one.");
});
