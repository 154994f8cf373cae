// What is asked for in a session that has ended is done after the next sign-in, once, and said.
import { waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import {
  comeBack,
  doneText,
  endingSite,
  endSession,
  heldText,
  waiting,
} from "../../testing/ending-site";
import { chip, entryField, write } from "../../testing/entry";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { aSchedule } from "../../testing/schedules";
import { refusal } from "../../testing/server";

test("what the one line asks for is set after the sign-in, and the line is empty then", async () => {
  const reached = endingSite();
  const { user } = openPage();
  await write(user, "Water the tree in 10 s");
  await chip("When");
  endSession();
  await user.keyboard("{Enter}");
  await heldText("set “Water the tree”");
  expect((await entryField()).value).toBe("Water the tree in 10 s");
  comeBack();
  expect(await doneText(/^Set: /)).toBeTruthy();
  expect(reached.map(({ body }) => body)).toMatchObject([
    { waitSeconds: 10, email: "nora@example.org" },
  ]);
  await waitFor(async () => expect((await entryField()).value).toBe(""));
});

test("who asks in the one line and is not signed in gets it at the address that signs in", async () => {
  sessionStorage.clear();
  const reached = endingSite({ "POST /v1/schedules": { status: 201, body: aSchedule() } });
  const { user } = openPage();
  await write(user, "bins every Monday 8pm");
  await chip("When");
  await user.keyboard("{Enter}");
  await heldText("set “bins”");
  comeBack("/", "ada@example.org");
  expect(await doneText(/^Set: “Water the plants”\. Each/)).toBeTruthy();
  expect(reached.map(({ body }) => body)).toMatchObject([
    { rrule: "FREQ=WEEKLY;BYDAY=MO", email: "ada@example.org" },
  ]);
});

test("what is written in the one line meanwhile stays there, and what was asked for is made", async () => {
  sessionStorage.clear();
  const reached = endingSite();
  const { user } = openPage();
  await write(user, "Water the tree in 10 s");
  await chip("When");
  await user.keyboard("{Enter}");
  await heldText("set “Water the tree”");
  await write(user, "!");
  await heldText("set “Water the tree”");
  comeBack();
  await doneText(/^Set: /);
  expect(reached.map(({ body }) => body)).toMatchObject([{ message: "Water the tree" }]);
  expect((await entryField()).value).toBe("!");
});

test("an edit that is refused after the sign-in is still in its form", async () => {
  const stale = aReminder({ ...waiting, version: 9 });
  endingSite({
    "PATCH /v1/reminders/a": refusal(412, "stale_version"),
    "GET /v1/reminders/a": { body: stale },
  });
  const { user } = openPage("/reminders/a/edit");
  await user.type(await screen.findByLabelText("Message"), "!");
  endSession();
  await user.click(screen.getByRole("button", { name: "Save" }));
  await heldText("change “Call the plumber”");
  comeBack("/reminders/a/edit");
  expect((await screen.findByRole("alert")).textContent).toContain("changed elsewhere");
  expect((await screen.findByLabelText<HTMLTextAreaElement>("Message")).value).toBe(
    "Call the plumber!",
  );
});

test.each(["{", "7", '{"change":{"kind":"erase everything"}}', '{"change":{"kind":"cancel"}}'])(
  "what is kept and damaged is nothing: %s",
  async (text) => {
    const reached = endingSite();
    sessionStorage.setItem("held-change", text);
    openPage();
    await screen.findByRole("link", { name: "Call the plumber" });
    expect(screen.queryByRole("alert")).toBeNull();
    expect(reached).toEqual([]);
  },
);
