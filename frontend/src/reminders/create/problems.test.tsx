// What is wrong with a filled form is said at its fields, all at once, and nothing is lost.
import { within } from "@testing-library/preact";
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
import { refusal } from "../../testing/server";

const refused = (...errors: { pointer: string; detail: string }[]) =>
  refusal(422, "invalid_request", { errors });

test("what is missing is said at once, at its fields and in a summary that has the focus", async () => {
  const posted = createSite();
  const { user } = openPage("/new");
  await message();
  typeEmail(" ");
  await user.click(submit());

  const summary = await screen.findByRole("alert");
  expect(document.activeElement).toBe(summary);
  const links = within(summary).getAllByRole("link");
  expect(links.map((link) => link.getAttribute("href"))).toEqual(["#message", "#email"]);
  const field = await message();
  expect(field.getAttribute("aria-invalid")).toBe("true");
  const described = field.getAttribute("aria-describedby")?.split(" ")[0] ?? "";
  expect(document.getElementById(described)?.textContent).toContain("Write what you want");
  expect(document.title).toBe("Error: New reminder · Task Reminder");
  expect(posted()).toEqual([]);
});

test("what the API finds is shown at its fields, all at once, and nothing typed is lost", async () => {
  createSite(
    refused(
      { pointer: "#/waitSeconds", detail: "Choose a time within five years." },
      { pointer: "#/email", detail: "Must be an email address." },
      { pointer: "#", detail: "Something else." },
    ),
  );
  const { user } = openPage("/new");
  await user.type(await message(), "مرحبا");
  typeEmail("nora@x");
  await user.click(submit());

  const summary = await screen.findByRole("alert");
  const items = within(summary).getAllByRole("listitem");
  expect(items.map((item) => item.textContent)).toEqual([
    "Something else.",
    "In: Choose a time within five years.",
    "Email address: Must be an email address.",
  ]);
  expect(screen.getByLabelText("In").getAttribute("aria-invalid")).toBe("true");
  expect(email().getAttribute("aria-invalid")).toBe("true");
  expect((await message()).value).toBe("مرحبا");
  expect(email().value).toBe("nora@x");
});

test("a problem goes as soon as its field is changed; the others stay, and the focus does", async () => {
  createSite(new Error("sent"));
  const { user } = openPage("/new");
  await message();
  typeEmail(" ");
  await user.click(screen.getByRole("button", { name: "In…" }));
  await user.clear(screen.getByLabelText("In"));
  await user.click(submit());
  expect(within(await screen.findByRole("alert")).getAllByRole("link")).toHaveLength(3);
  await user.type(await message(), "Call");
  await user.type(screen.getByLabelText("In"), "15");
  expect(document.activeElement).toBe(screen.getByLabelText("In"));
  const [link, ...others] = within(screen.getByRole("alert")).getAllByRole("link");
  expect(link?.getAttribute("href")).toBe("#email");
  expect(others).toEqual([]);
  expect((await message()).getAttribute("aria-invalid")).toBeNull();
});

test("when no answer comes it says that the reminder may have been set", async () => {
  const posted = createSite(new TypeError("fetch failed"));
  const { user } = openPage("/new");
  await fillIn();
  await user.click(submit());
  expect((await screen.findByRole("alert")).textContent).toContain("may have been set");
  expect(posted()).toHaveLength(1);
  expect((await message()).value).toBe("Call");
});

test("a zone that the service doesn't know is said where it is chosen", async () => {
  createSite(refused({ pointer: "#/timezone", detail: "Must be a time zone." }));
  const { user } = openPage("/new");
  await fillIn();
  await user.click(screen.getByRole("button", { name: "At a time…" }));
  await user.click(submit());
  await screen.findByRole("alert");
  expect(screen.getByLabelText("Time zone").getAttribute("aria-invalid")).toBe("true");
});

test("a time that passes while the form is filled in is said, and nothing is sent", async () => {
  const toFake = ["Date" as const];
  vi.useFakeTimers({ now: Date.parse("2026-11-24T08:58:00+11:00"), toFake });
  const posted = createSite();
  const { user } = openPage("/new");
  await fillIn();
  await chooseDate(user, "2026-11-24");
  expect(screen.getByText(/^Due/)).toBeTruthy();
  vi.setSystemTime(Date.parse("2026-11-24T09:00:01+11:00"));
  await user.click(submit());
  expect((await screen.findByRole("alert")).textContent).toContain("That time has passed");
  expect(screen.queryByText("That time has passed.")).toBeNull(); // said at the field
  expect(posted()).toEqual([]);
});

test("what was sent in time and got no answer is sent again when its time has passed", async () => {
  const toFake = ["Date" as const];
  vi.useFakeTimers({ now: Date.parse("2026-11-24T08:59:58+11:00"), toFake });
  const answers = [new TypeError("fetch failed"), { status: 200, body: aReminder() }];
  const posted = createSite(() => answers.shift() ?? new Error("asked too often"));
  const { user } = openPage("/new");
  await fillIn();
  await chooseDate(user, "2026-11-24");
  await user.click(submit());
  expect((await screen.findByRole("alert")).textContent).toContain("may have been set");
  vi.setSystemTime(Date.parse("2026-11-24T09:00:01+11:00"));
  await user.click(submit());
  await undoSet();
  expect(posted()).toHaveLength(2);
});

test("what is no address is said before it is sent", async () => {
  const posted = createSite();
  const { user } = openPage("/new");
  await user.type(await message(), "Call");
  typeEmail("bob.example.org");
  await user.click(submit());
  expect((await screen.findByRole("alert")).textContent).toContain("such as name@example.org");
  expect(posted()).toEqual([]);
});
