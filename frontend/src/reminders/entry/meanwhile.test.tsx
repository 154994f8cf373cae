// What is written, changed and set in the one line while another is being set.
import { waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { createSite } from "../../testing/create-form";
import { chip, enter, entryField, undoSet, write } from "../../testing/entry";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { lateResponse, refusal, type StubResponse } from "../../testing/server";

const SET: StubResponse = { status: 201, body: aReminder() };

/** Opens the page, has "tea in 20 min" set, and returns what lets the answer come. */
async function setTea() {
  const { answer, response } = lateResponse();
  const posted = createSite(response);
  const { user } = openPage();
  await enter(user, "tea in 20 min");
  await screen.findByText("Setting…");
  await waitFor(() => expect(posted()).toHaveLength(1));
  const comes = async () => {
    answer(SET);
    await undoSet();
  };
  return { user, comes, answer, posted };
}

test.each([
  ["after it", [13, 13], "milk in 1 hou", "milk in 1 hour"],
  ["in its place", [0, 13], "milk in 1 hou", "milk in 1 hour"],
  ["before it", [0, 0], "A pot of ", "A pot of tea in 20 minr"],
] as const)("what is written %s before the answer comes stays", async (...given) => {
  const [, [initialSelectionStart, initialSelectionEnd], keys, stays] = given;
  const { user, comes } = await setTea();
  await user.type(await entryField(), keys, { initialSelectionStart, initialSelectionEnd });
  await comes();
  await write(user, "r");
  expect((await entryField()).value).toBe(stays);
});

test("what is set before the answer comes is set after it, once, and what is written since stays", async () => {
  const { user, comes, posted } = await setTea();
  await user.keyboard("{Enter}milk in 1 hour{Enter}{Enter}bread");
  expect(posted()).toHaveLength(1);
  await comes();
  await waitFor(() => expect(posted()).toHaveLength(2));
  expect(posted()).toMatchObject([{ message: "tea" }, { message: "milk", waitSeconds: 3600 }]);
  await waitFor(async () => expect((await entryField()).value).toBe("bread"));
});

test.each([
  ["in its place", 0],
  ["after it", 13],
])("what was not set is named when another is set that was written %s", async (_, from) => {
  const { answer, response } = lateResponse();
  const posted = createSite(() => (posted().length === 1 ? response() : SET));
  const { user } = openPage();
  await enter(user, "tea in 20 min");
  await waitFor(() => expect(posted()).toHaveLength(1));
  const selection = { initialSelectionStart: from, initialSelectionEnd: 13 };
  await user.type(await entryField(), "milk in 1 hour{Enter}", selection);
  answer(refusal(503, "unavailable"));
  await undoSet();
  expect(screen.getByRole("alert").textContent).toBe("“tea in 20 min” was not set. No.");
  expect(posted()).toMatchObject([{ message: "tea" }, { message: "milk" }]);
  await waitFor(async () => expect((await entryField()).value).toBe(""));
  await user.keyboard("bread in 2 hours{Enter}");
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
});

test("what was not set is named while another is written, which stays", async () => {
  const { user, answer } = await setTea();
  await user.type(await entryField(), " or coffee");
  answer(refusal(503, "unavailable"));
  expect((await screen.findByRole("alert")).textContent).toBe("“tea in 20 min” was not set. No.");
  expect((await entryField()).value).toBe("tea in 20 min or coffee");
  expect(document.activeElement).toBe(await entryField());
});

test("what was not set is back in the line that was emptied meanwhile", async () => {
  const { user, answer } = await setTea();
  await user.clear(await entryField());
  answer(refusal(503, "unavailable"));
  expect((await screen.findByRole("alert")).textContent).toBe("No.");
  expect((await entryField()).value).toBe("tea in 20 min");
});

test("what is changed at a chip before the answer comes stays, and so does the focus", async () => {
  const { user, comes } = await setTea();
  await user.click(await chip("What"));
  const message = screen.getByLabelText<HTMLTextAreaElement>("Message");
  await user.type(message, " with milk");
  await comes();
  expect(message.value).toBe("tea with milk");
  expect(document.activeElement).toBe(message);
});
