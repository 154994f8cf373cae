// Asking on the page for what repeats.
import { fireEvent, waitFor } from "@testing-library/preact";
import { beforeEach, expect, test } from "vitest";
import { chooseDate, fillIn, message, submit } from "../../testing/create-form";
import { undoSet } from "../../testing/entry";
import { openPage, screen } from "../../testing/page";
import { aSchedule } from "../../testing/schedules";
import { refusal, type StubHandler, type StubRequest, stubServer } from "../../testing/server";

const NEXT = ["2027-07-01", "2027-07-02", "2027-07-03", "2027-07-04"].map((date) => ({
  occurrence: `${date}T09:00:00`,
  dueAt: `${date}T23:00:00Z`,
  dueAtLocal: `${date}T09:00:00+10:00`,
}));

let calls: StubRequest[] = [];

function site(changes: Record<string, StubHandler> = {}) {
  calls = stubServer({
    "POST /v1/schedules/preview": { body: { occurrences: NEXT } },
    "POST /v1/schedules": { status: 201, body: aSchedule() },
    ...changes,
  });
}

const posted = (path: string) =>
  calls.filter(({ method, url }) => method === "POST" && url.pathname === path);

beforeEach(() => site());

/** Opens the page and fills in all but how it repeats. */
async function filledIn() {
  const { user } = openPage("/new");
  await fillIn("Water the plants");
  await chooseDate(user, "2027-07-01");
  return user;
}

/** The next times, once they are there. */
const nextTimes = async () => (await screen.findByText("The next 3:")).nextElementSibling;

function choose(text: string) {
  const select = screen.getByLabelText<HTMLSelectElement>("Repeat");
  const value = Array.from(select.options).find((option) => option.text === text)?.value;
  fireEvent.change(select, { target: { value } });
}

test("what repeats is said in words with its next three times, then set", async () => {
  const user = await filledIn();
  choose("Each week, on chosen days");
  await user.click(await screen.findByLabelText("Monday"));
  await user.click(screen.getByRole("radio", { name: "After a number" }));
  fireEvent.input(screen.getByLabelText("How many times"), { target: { value: "8" } });
  expect(screen.getByText(/^Each week on Monday and Thursday at .*, 8 times\.$/)).toBeTruthy();
  expect((await nextTimes())?.children).toHaveLength(3);
  await user.click(submit());

  expect((await undoSet()).textContent).toContain("Set: “Water the plants”. Each day at");
  const [request] = posted("/v1/schedules");
  expect(request?.body).toEqual({
    message: "Water the plants",
    preference: "email",
    email: "nora@example.org",
    timezone: "Australia/Sydney",
    start: "2027-07-01T09:00:00",
    rrule: "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=8",
  });
  expect(request?.headers.get("Idempotency-Key")).toBeTruthy();
});

test("the server is asked for the next times once somebody stops typing", async () => {
  await filledIn();
  choose("Custom: by a rule that you write");
  const rule = await screen.findByLabelText("Rule");
  for (const value of ["F", "FREQ=", "FREQ=DAILY"]) fireEvent.input(rule, { target: { value } });
  await nextTimes();
  expect(posted("/v1/schedules/preview").map(({ body }) => body)).toMatchObject([
    { rrule: "FREQ=DAILY" },
  ]);
});

test("one's own rule begins as the one that was chosen", async () => {
  await filledIn();
  choose("Each weekday, Monday to Friday");
  choose("Custom: by a rule that you write");
  const rule = await screen.findByLabelText<HTMLInputElement>("Rule");
  expect(rule.value).toBe("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
});

test("why a rule is not taken is said beside its times, and at its field once it is sent", async () => {
  const errors = [{ pointer: "#/rrule", code: "rule_invalid", detail: "FREQ is not taken." }];
  const refused = refusal(422, "invalid_request", { errors });
  site({ "POST /v1/schedules/preview": refused, "POST /v1/schedules": refused });
  const user = await filledIn();
  choose("Custom: by a rule that you write");
  fireEvent.input(await screen.findByLabelText("Rule"), { target: { value: "FREQ=HOURLY" } });
  await screen.findByText("FREQ is not taken.");
  await user.click(submit());
  const link = await screen.findByRole("link", { name: "Rule: FREQ is not taken." });
  expect(link.getAttribute("href")).toBe("#rule");
});

test("whoever chooses to repeat a wait gets its date, and back the wait it is sent once", async () => {
  openPage("/new");
  await message();
  choose("Each day");
  expect(screen.getByLabelText("Date")).toBeTruthy();
  await screen.findByText(/^Each day at/);
  fireEvent.click(screen.getByRole("button", { name: "In…" }));
  expect(screen.getByLabelText<HTMLSelectElement>("Repeat").value).toBe("no");
  expect(screen.queryByText(/^Each day at/)).toBeNull();
});

test("a lost answer makes no second one: the same key is sent again", async () => {
  let isLost = true;
  site({
    "POST /v1/schedules": () => {
      const answer = isLost ? new TypeError("lost") : { status: 201, body: aSchedule() };
      isLost = false;
      return answer;
    },
  });
  const user = await filledIn();
  choose("Each day");
  await user.click(submit());
  await screen.findByText(/trying again sets no second one/);
  await user.click(submit());
  await undoSet();
  const keys = posted("/v1/schedules").map(({ headers }) => headers.get("Idempotency-Key"));
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

test("no day of the week is a problem of the days", async () => {
  const user = await filledIn();
  choose("Each week, on chosen days");
  await user.click(await screen.findByLabelText("Thursday"));
  await user.click(submit());
  const link = await screen.findByRole("link", { name: "On: Choose one day or more." });
  expect(document.querySelector(link.getAttribute("href") ?? "")).toBe(
    screen.getByLabelText("Monday"),
  );
  await waitFor(() => expect(posted("/v1/schedules")).toEqual([]));
});
