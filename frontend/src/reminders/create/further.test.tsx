// Further reminders of the same: a day before, an hour before.
import { fireEvent } from "@testing-library/preact";
import { expect, test } from "vitest";
import { chooseDate, createSite, fillIn, submit } from "../../testing/create-form";
import { undoSet } from "../../testing/entry";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { refusal, type StubRequest, type StubResponse } from "../../testing/server";

const SET: StubResponse = { status: 201, body: aReminder() };

const REFUSED = refusal(429, "daily_limit_reached", {
  detail: "You have set as many today as you may.",
});

/** Opens the page and asks for both, for a date and time. */
async function askForBoth(date = "2027-07-01") {
  const { user } = openPage("/new");
  await fillIn("Dentist");
  expect(screen.queryByLabelText("Also a day before")).toBeNull();
  await chooseDate(user, date);
  await user.click(screen.getByLabelText("Also a day before"));
  await user.click(screen.getByLabelText("Also an hour before"));
  await user.click(submit());
  return user;
}

const allAreSet = async () =>
  expect((await undoSet()).textContent).toMatch(
    /Also set: a day before. Also set: an hour before$/,
  );

const isAt = (request: StubRequest, text: string) =>
  (request.body as { dueAt: string }).dueAt.includes(text);

test("they are set with one reference", async () => {
  const posted = createSite(SET);
  await askForBoth();
  await allAreSet();
  const bodies = posted() as { dueAt: string; reference: string; message: string }[];
  expect(bodies.map(({ dueAt }) => dueAt)).toEqual([
    "2027-07-01T09:00",
    "2027-06-30T09:00:00",
    "2027-07-01T08:00:00",
  ]);
  expect(new Set(bodies.map((body) => body.reference)).size).toBe(1);
  expect(bodies[0]?.reference).toMatch(/^[\w-]{36}$/);
  expect(bodies.every((body) => body.message === "Dentist")).toBe(true);
});

test("which of them could not be set is said", async () => {
  createSite((request) => (isAt(request, "T08:00") ? REFUSED : SET));
  await askForBoth();
  const text = "Also set: a day before. Not set: an hour before. You have set as many today as";
  expect((await undoSet()).textContent).toContain(text);
});

test("where the reminder itself is refused, none is set", async () => {
  const posted = createSite(REFUSED);
  await askForBoth();
  await screen.findByText("You have set as many today as you may.");
  expect(posted()).toHaveLength(1);
});

test("after a lost answer all are asked for again under the same keys", async () => {
  const keys: (string | null)[] = [];
  createSite((request) => {
    keys.push(request.headers.get("Idempotency-Key"));
    return keys.length === 2 ? new TypeError("lost") : SET;
  });
  const user = await askForBoth();
  await screen.findByText(/trying again sets no second one/);
  await user.click(submit());
  await allAreSet();
  expect(keys.slice(2, 4)).toEqual(keys.slice(0, 2));
  expect(keys).toHaveLength(5);
});

test("one whose time has passed stops all", async () => {
  const posted = createSite(SET);
  const local = new Date(Date.now() + 40 * 60_000);
  const parts = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short" });
  const [date = "", time = ""] = parts.format(local).split(" ");
  const { user } = openPage("/new");
  await fillIn("Dentist");
  await chooseDate(user, date);
  fireEvent.input(screen.getByLabelText("Time"), { target: { value: time } });
  await user.click(screen.getByLabelText("Also an hour before"));
  await user.click(submit());
  const text = /^Also an hour before: That time has passed/;
  const link = await screen.findByRole("link", { name: text });
  expect(link.getAttribute("href")).toBe("#hourBefore");
  expect(posted()).toEqual([]);
});
