// The page of a schedule: the way to the next one of it, made or not.
import { expect, test } from "vitest";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { aSchedule } from "../../testing/schedules";
import { refusal, type StubHandler, stubServer } from "../../testing/server";

const next = aReminder({ id: "n", message: "Water the plants", scheduleId: "a" });
const NEXT = { name: "Skip or change the next one Water the plants" };

/** Opens the page of a schedule that is due each day at nine in Sydney; returns what was asked for. */
async function opened(makeAhead: StubHandler, nextReminderId: string | null = null) {
  const calls = stubServer({
    "GET /v1/schedules/a": { body: aSchedule({ id: "a", nextReminderId }) },
    "GET /v1/reminders/n": { body: next },
    "POST /v1/schedules/a/occurrences": makeAhead,
  });
  const { user } = openPage("/schedules/a");
  await screen.findByText("Active");
  return { user, made: () => calls.filter(({ method }) => method === "POST") };
}

test("the next one is made ahead, so that it alone can be changed or skipped", async () => {
  const { user, made } = await opened({ status: 201, body: next });
  await user.click(screen.getByRole("button", NEXT));
  await screen.findByText(/To skip only this one, choose Cancel/);
  expect(window.location.pathname).toBe("/reminders/n");
  expect(made().map(({ body }) => body)).toEqual([{ occurrence: "2099-11-24T09:00:00" }]);
});

test("what is made already is linked", async () => {
  await opened({ body: next }, "n");
  expect(screen.getByRole("link", NEXT)).toBeTruthy();
  expect(screen.getByText("Times are in Sydney time.")).toBeTruthy();
  expect(screen.queryByRole("button", NEXT)).toBeNull();
});

test("why it can't be made is said", async () => {
  const detail = "Ten were made ahead: wait until some of them are sent.";
  const { user } = await opened(refusal(409, "too_many_ahead", { detail }));
  await user.click(screen.getByRole("button", NEXT));
  expect((await screen.findByRole("alert")).textContent).toContain(detail);
});
