// All that is asked for in a session that has ended waits, and is done after the next sign-in.
import { waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { actionButton } from "../../testing/actions";
import {
  comeBack,
  doneText,
  endingSite,
  endSession,
  heldText,
  type User,
  waiting,
} from "../../testing/ending-site";
import { chip, entryField, write } from "../../testing/entry";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { aSchedule } from "../../testing/schedules";
import { callOf, refusal, type StubRequest } from "../../testing/server";

const calls = (reached: readonly StubRequest[]) => reached.map(callOf);

const ask = async (user: User, text: string) => {
  await user.clear(await entryField());
  await write(user, text);
  await chip("When");
  await user.keyboard("{Enter}");
};

const bothWait = () => screen.findByText("Not done yet: you asked for 2 things.");

/** Cancels one, and asks for another, after the session's end. */
async function askForTwo() {
  const { user } = openPage();
  const button = await actionButton(user, "Cancel");
  endSession();
  await user.click(button);
  await heldText("cancel “Call the plumber”");
  expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 }));
  await ask(user, "Water the tree in 10 s");
  await bothWait();
  return user;
}

test("each is made in its order, and said with what takes it back", async () => {
  const made = aReminder({ id: "w", message: "Water the tree" });
  const reached = endingSite({ "POST /v1/reminders": { status: 201, body: made } });
  await askForTwo();
  comeBack();
  await doneText(/^Cancelled: “Call the plumber”/);
  await doneText(/^Set: /);
  expect(calls(reached)).toEqual(["DELETE /v1/reminders/a", "POST /v1/reminders"]);
  expect(screen.getAllByRole("button", { name: /^Undo/ })).toHaveLength(2);
  comeBack();
  await screen.findByRole("link", { name: "Call the plumber" });
  expect(reached).toHaveLength(2);
});

test("each can be taken out", async () => {
  const reached = endingSite();
  const user = await askForTwo();
  expect(screen.getByText(/a wait is counted from then/)).toBeTruthy();
  const [first] = screen.getAllByRole("button", { name: /^Don't do it/ });
  await user.click(first as HTMLElement);
  await heldText("set “Water the tree”");
  comeBack();
  await doneText(/^Set: /);
  expect(calls(reached)).toEqual(["POST /v1/reminders"]);
});

test("what is asked for again is one, and no other in the same line", async () => {
  sessionStorage.clear();
  const reached = endingSite();
  const { user } = openPage();
  await ask(user, "Water the tree in 10 s");
  await heldText("set “Water the tree”");
  await waitFor(async () => expect((await entryField()).value).toBe("Water the tree in 10 s"));
  await user.type(await entryField(), "{Enter}");
  await ask(user, "Feed the cat in 10 s");
  await bothWait();
  comeBack();
  await waitFor(() => expect(reached).toHaveLength(2));
  const messages = [{ message: "Water the tree" }, { message: "Feed the cat" }];
  expect(reached.map(({ body }) => body)).toMatchObject(messages);
  await waitFor(async () => expect((await entryField()).value).toBe(""));
});

test("what is refused is said, and keeps no other", async () => {
  const refused = refusal(409, "wrong_status");
  endingSite({ "DELETE /v1/reminders/a": refused });
  await askForTwo();
  const { user } = comeBack();
  await doneText(/^Set: /);
  expect(screen.getByRole("alert").textContent).toContain("“Call the plumber”: Too late");
  await user.click(screen.getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("alert")).toBeNull();
});

test("what is not reached keeps the others, which are made after it", async () => {
  endingSite({ "DELETE /v1/reminders/a": new TypeError("Failed to fetch") });
  await askForTwo();
  const { user } = comeBack();
  expect((await screen.findByRole("alert")).textContent).toContain("No answer came");
  const reached = endingSite();
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await doneText(/^Set: /);
  expect(calls(reached)).toEqual(["DELETE /v1/reminders/a", "POST /v1/reminders"]);
});

test("all of it waits again where the session ends before it is made", async () => {
  endingSite({ "GET /v1/reminders/a": { status: 401, body: {} } });
  await askForTwo();
  comeBack();
  await bothWait();
  const reached = endingSite();
  comeBack();
  await doneText(/^Set: /);
  expect(calls(reached)).toEqual(["DELETE /v1/reminders/a", "POST /v1/reminders"]);
});

test("nothing of it is made by somebody else who signs in", async () => {
  const reached = endingSite();
  await askForTwo();
  const { user } = comeBack("/", "eve@example.org");
  await waitFor(() =>
    expect(screen.getByRole("alert").textContent.match(/asked for as nora@/g)).toHaveLength(2),
  );
  await user.click(screen.getByRole("button", { name: "Close" }));
  expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 }));
  expect(reached).toEqual([]);
});

test("what could be undone when the session ended waits, all of it", async () => {
  const one = aReminder({ ...waiting, scheduleId: "w", occurrence: "2026-11-24T09:00:00" });
  const two = aReminder({ ...one, id: "c", message: "Feed the cat" });
  const reached = endingSite(
    {
      "GET /v1/reminders/a": { body: one },
      "GET /v1/reminders/c": { body: two },
      "GET /v1/schedules/w": { body: aSchedule({ id: "w" }) },
      "POST /v1/reminders/c/done": { body: { ...two, status: "cancelled" } },
    },
    [one, two],
  );
  const { user } = openPage();
  const closeBoth = async () => {
    const buttons = await screen.findAllByRole("button", { name: /^Close: / });
    for (const each of buttons) await user.click(each);
  };
  await user.click(await actionButton(user, "Done"));
  await user.click(await actionButton(user, "Done", "Feed the cat"));
  endSession();
  await closeBoth();
  await bothWait();
  comeBack();
  await doneText(/^Done: “Call the plumber”/);
  await doneText(/^Done: “Feed the cat”/);
  await closeBoth();
  const made = ["POST /v1/reminders/a/done", "POST /v1/reminders/c/done"];
  await waitFor(() => expect(calls(reached).sort()).toEqual(made));
});

test("a change of two calls waits once, as a whole", async () => {
  const weekly = aSchedule({
    id: "w",
    rrule: "FREQ=WEEKLY;BYDAY=TU",
    nextDueAt: "2026-11-23T22:00:00Z",
  });
  const answers = {
    "GET /v1/schedules/w": { body: weekly },
    "POST /v1/schedules": { status: 201, body: aSchedule({ id: "n" }) },
  };
  const over = { status: 401, body: { message: "Unauthorized" } };
  endingSite({ ...answers, "PATCH /v1/schedules/w": over });
  const { user } = openPage("/schedules/w/edit?from=2026-12-08T09%3A00%3A00");
  await user.type(await screen.findByLabelText("Message"), "!");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await heldText("change “Water the plants”");
  const changed = { body: { ...weekly, tooLate: [] } };
  const reached = endingSite({ ...answers, "PATCH /v1/schedules/w": changed });
  comeBack();
  await doneText(/^Changed: /);
  await waitFor(() => expect(sessionStorage.getItem("held-change")).toBe("[]"));
  expect(calls(reached)).toEqual(["POST /v1/schedules", "PATCH /v1/schedules/w"]);
});

test("one that a former version of the page kept is made", async () => {
  const reached = endingSite();
  const held = {
    change: { kind: "cancel", id: "a" },
    title: "Call the plumber",
    asker: "nora@example.org",
    askedAt: Date.now(),
    path: "/",
  };
  sessionStorage.setItem("held-change", JSON.stringify(held));
  openPage();
  await doneText(/^Cancelled: /);
  expect(calls(reached)).toEqual(["DELETE /v1/reminders/a"]);
});
