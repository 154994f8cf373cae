// Asking for a reminder on the page.
import { fireEvent, waitFor } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import {
  chooseDate,
  createSite,
  email,
  fillIn,
  message,
  submit,
  typeEmail,
} from "../../testing/create-form";
import { undoSet } from "../../testing/entry";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { CONFIG, lateResponse } from "../../testing/server";

test("a reminder in ten minutes is asked for, and shown from the answer", async () => {
  const answer = aReminder({ dueAt: new Date(Date.now() + 600_000).toISOString() });
  const posted = createSite({ status: 201, body: answer });
  const { user } = openPage("/new");
  await fillIn("Call the plumber");
  await user.click(submit());

  await undoSet();
  expect(window.location.pathname).toBe(`/reminders/${answer.id}`);
  expect(await screen.findByRole("heading", { level: 1, name: "Call the plumber" })).toBeTruthy();
  expect(posted()).toEqual([
    {
      message: "Call the plumber",
      preference: "email",
      email: "nora@example.org",
      timezone: "Australia/Sydney",
      waitSeconds: 600,
    },
  ]);
});

test("a reminder at a local time by both channels is asked for as local", async () => {
  const posted = createSite();
  const { user } = openPage("/new");
  await user.type(await message(), "Call");
  await user.type(screen.getByLabelText("Subject (optional)"), "Tap");
  await chooseDate(user, "2027-07-01");
  await user.click(screen.getByRole("radio", { name: "Both" }));
  typeEmail("nora@example.org");
  await user.selectOptions(screen.getByLabelText("Country of the number"), "Australia");
  await user.type(screen.getByLabelText("Mobile number"), "0491 570 156");
  await user.click(submit());
  await undoSet();
  expect(posted()).toEqual([
    {
      message: "Call",
      subject: "Tap",
      preference: "both",
      email: "nora@example.org",
      phone: "+61491570156",
      timezone: "Australia/Sydney",
      dueAt: "2027-07-01T09:00",
    },
  ]);
});

test("a local time that happens twice offers both", async () => {
  const posted = createSite();
  const { user } = openPage("/new");
  await fillIn();
  await chooseDate(user, "2027-04-04");
  await user.clear(screen.getByLabelText("Time"));
  await user.type(screen.getByLabelText("Time"), "02:30");
  await user.click(screen.getByRole("radio", { name: "Second (GMT+10:00)" }));
  await user.click(submit());
  await undoSet();
  expect(posted()).toMatchObject([{ dueAt: "2027-04-04T02:30:00+10:00" }]);
});

test("SMS is not offered where it is off", async () => {
  createSite({ status: 201, body: aReminder() }, { ...CONFIG, smsCountries: [] });
  openPage("/new");
  await message();
  expect(screen.queryByRole("radio", { name: "SMS" })).toBeNull();
  expect(screen.queryByLabelText("Mobile number")).toBeNull();
  expect(email()).toBeTruthy();
});

test("pressing again before the answer is there asks no second time", async () => {
  const { answer, response } = lateResponse();
  const posted = createSite(response);
  const { user } = openPage("/new");
  await fillIn();
  const button = submit();
  fireEvent.click(button);
  fireEvent.click(button);
  await user.click(await screen.findByRole("button", { name: "Setting…" }));
  answer({ status: 201, body: aReminder() });
  await undoSet();
  expect(posted()).toHaveLength(1);
});

test("what is typed is still there after a look at something else", async () => {
  createSite();
  const first = openPage("/new");
  await first.user.type(await message(), "Half a thou");
  first.unmount();
  openPage("/new");
  await waitFor(async () => expect((await message()).value).toBe("Half a thou"));
});

test("who goes away before the answer is there does not find the same form again", async () => {
  const { answer, response } = lateResponse();
  createSite(response);
  const { user } = openPage("/new");
  await fillIn();
  await user.click(submit());
  await screen.findByRole("button", { name: "Setting…" });
  window.history.pushState(null, "", "/nowhere");
  await screen.findByRole("heading", { level: 1, name: "There is nothing here" });
  answer({ status: 201, body: aReminder() });
  await waitFor(() => expect(sessionStorage.getItem("reminder-draft")).not.toContain("Call"));
  await user.click(screen.getByRole("link", { name: "Go to your reminders" }));
  await user.click(await screen.findByRole("link", { name: "All options" }));
  expect((await message()).value).toBe("");
  expect(email().value).toBe("nora@example.org");
});

test("it goes to who is signed in unless another is filled in, and so does the next", async () => {
  const posted = createSite();
  const { user } = openPage("/new");
  await waitFor(() => expect(email().value).toBe("nora@example.org"));
  await user.type(await message(), "Call");
  typeEmail("bob@example.org");
  await user.click(submit());
  await undoSet();
  window.history.pushState(null, "", "/new");
  await user.type(await message(), "Call");
  expect(email().value).toBe("nora@example.org");
  await user.click(submit());
  await waitFor(() => expect(posted()).toHaveLength(2));
  expect(posted()).toMatchObject([{ email: "bob@example.org" }, { email: "nora@example.org" }]);
  expect(localStorage.length).toBe(0);
});

test("what is typed before the answer is there stays, and is for the next reminder", async () => {
  const { answer, response } = lateResponse();
  createSite(response);
  const { user } = openPage("/new");
  await fillIn();
  await user.click(submit());
  await screen.findByRole("button", { name: "Setting…" });
  await user.type(await message(), " the plumber");
  answer({ status: 201, body: aReminder() });
  await undoSet();
  await user.keyboard(" back");
  expect(window.location.pathname).toBe("/new");
  expect((await message()).value).toBe("Call the plumber back");
});

test("what this browser keeps may be damaged or refused: the form works all the same", async () => {
  localStorage.setItem("reminder-recipient", "{");
  const posted = createSite();
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  const { user } = openPage("/new");
  await fillIn();
  await user.click(submit());
  await undoSet();
  expect(posted()).toMatchObject([{ message: "Call" }]);
});

test("of a draft that is damaged in part the rest is kept", async () => {
  sessionStorage.setItem("reminder-draft", '{"message": 7, "amount": "20"}');
  createSite();
  openPage("/new");
  expect((await message()).value).toBe("");
  expect(screen.getByLabelText<HTMLInputElement>("In").value).toBe("20");
});

test("what was set is taken back by Undo, and is there to be set anew", async () => {
  let cancelled = 0;
  const answer = aReminder();
  const stop = () => {
    cancelled += 1;
    return { body: { ...answer, status: "cancelled", finishedAt: answer.createdAt } };
  };
  createSite({ status: 201, body: answer }, CONFIG, {
    [`DELETE /v1/reminders/${answer.id}`]: stop,
  });
  const { user } = openPage("/new");
  await user.type(await message(), "Call");
  await user.click(submit());
  await user.click(await undoSet());
  expect((await message()).value).toBe("Call");
  expect(cancelled).toBe(1);
});
