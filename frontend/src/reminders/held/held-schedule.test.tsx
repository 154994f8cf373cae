// A change of what repeats, asked for in a session that has ended, is made after the next sign-in.
import { fireEvent, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { undo } from "../../testing/actions";
import {
  comeBack,
  doneText,
  endingSite,
  endSession,
  heldText,
  type User,
} from "../../testing/ending-site";
import { openPage, screen } from "../../testing/page";
import { aSchedule } from "../../testing/schedules";
import { refusal } from "../../testing/server";

const WEEKLY = aSchedule({
  id: "w",
  rrule: "FREQ=WEEKLY;BYDAY=TU",
  nextDueAt: "2026-11-23T22:00:00Z",
  version: 3,
});
const NEXT = aSchedule({ id: "n" });
const EDIT = "/schedules/w/edit";
const FROM = `${EDIT}?from=2026-12-08T09%3A00%3A00`;

const site = (schedule = WEEKLY, more: Parameters<typeof endingSite>[0] = {}) =>
  endingSite({
    "GET /v1/schedules/w": { body: schedule },
    "GET /v1/schedules/n": { body: NEXT },
    "POST /v1/schedules/w/pause": { body: { ...WEEKLY, status: "paused", tooLate: [] } },
    "POST /v1/schedules/w/resume": { body: { ...WEEKLY, tooLate: [] } },
    "PATCH /v1/schedules/w": { body: { ...WEEKLY, tooLate: [] } },
    "POST /v1/schedules": { status: 201, body: NEXT },
    ...more,
  });

const button = (name: string) => screen.findByRole("button", { name });
const press = async (user: User, found: HTMLElement) => {
  endSession();
  await user.click(found);
};
const PAUSED = { ...WEEKLY, status: "paused" as const };

test("a resume is made after the sign-in, and undone", async () => {
  const reached = site(PAUSED);
  const { user } = openPage("/schedules/w");
  await press(user, await button("Resume Water the plants"));
  await heldText("resume “Water the plants”");
  const next = comeBack("/schedules/w");
  expect(await doneText(/^Resumed: /)).toBeTruthy();
  await undo(next.user);
  const calls = ["resume", "pause"].map((each) => `/v1/schedules/w/${each}`);
  await waitFor(() => expect(reached.map(({ url }) => url.pathname)).toEqual(calls));
});

const save = async (user: User) => {
  fireEvent.input(await screen.findByLabelText("Message"), { target: { value: "Water all" } });
  await press(user, await button("Save"));
  await heldText("change “Water the plants”");
};

test("an edit is saved after the sign-in, and its form is left", async () => {
  const reached = site();
  const { user } = openPage(EDIT);
  await save(user);
  const next = comeBack(EDIT);
  expect(await doneText("Changed: “Water the plants”")).toBeTruthy();
  await waitFor(() => expect(window.location.pathname).toBe("/schedules/w"));
  expect(reached.map(({ body }) => body)).toEqual([{ message: "Water all" }]);
  expect(reached[0]?.headers.get("If-Match")).toBe('"3"');
  await undo(next.user);
  await waitFor(() => expect(reached[1]?.body).toEqual({ message: "Water the plants" }));
});

test("an edit of all that follow makes another schedule, and ends the former before it", async () => {
  const reached = site();
  const { user } = openPage(FROM);
  await save(user);
  comeBack(FROM);
  expect(await doneText("Changed: “Water the plants”")).toBeTruthy();
  await waitFor(() => expect(window.location.pathname).toBe("/schedules/n"));
  expect(reached.map(({ method, body }) => [method, body])).toMatchObject([
    ["POST", { message: "Water all", start: "2026-12-08T09:00:00" }],
    ["PATCH", { rrule: "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261208T085959" }],
  ]);
});

test("an Undo that fails says that the schedule could not be changed", async () => {
  site(WEEKLY, { "DELETE /v1/schedules/n": refusal(409, "wrong_status") });
  const { user } = openPage(FROM);
  await save(user);
  const next = comeBack(FROM);
  await doneText("Changed: “Water the plants”");
  await undo(next.user);
  const text = "Changed: “Water the plants”. Undo failed. Too late to change it";
  expect((await screen.findByRole("alert")).textContent).toContain(text);
});
