// What is submitted in the one line leaves it at once: what is written then is another.
import { waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { enter, entryField, undoSet } from "../../testing/entry";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { lateResponse, page, refusal, type StubResponse, stubServer } from "../../testing/server";

const SET: StubResponse = { status: 201, body: aReminder() };
const NOT_SET = "Perhaps not set: “tea in 20 min”. No.";

/** Opens the page, submits "tea in 20 min", and returns what lets the first answer come. */
async function submitTea() {
  const { answer, response } = lateResponse();
  const calls = stubServer({
    "GET /v1/reminders": page([]),
    "POST /v1/reminders": () => (posted().length === 1 ? response() : SET),
  });
  const posted = () => calls.filter(({ method }) => method === "POST").map(({ body }) => body);
  const { user } = openPage();
  await enter(user, "tea in 20 min");
  await screen.findByText("Setting “tea in 20 min”…");
  await waitFor(() => expect(posted()).toHaveLength(1));
  return { user, answer, calls, posted };
}

test("what is submitted before the answer comes is set after it, once, and what is written since stays", async () => {
  const { user, answer, posted } = await submitTea();
  expect((await entryField()).value).toBe("");
  await user.keyboard("{Enter}milk in 1 hour{Enter}{Enter}bread");
  expect(posted()).toHaveLength(1);
  answer(SET);
  await waitFor(() => expect(posted()).toHaveLength(2));
  expect(posted()).toMatchObject([{ message: "tea" }, { message: "milk", waitSeconds: 3600 }]);
  await undoSet();
  expect((await entryField()).value).toBe("bread");
  expect(document.activeElement).toBe(await entryField());
});

test("what is not set is named, and holds up nothing; neither the text nor the focus of the line changes", async () => {
  const { user, answer, posted } = await submitTea();
  await user.keyboard("milk in 1 hour{Enter}bread");
  answer(refusal(503, "unavailable"));
  await undoSet();
  expect(posted()).toMatchObject([{ message: "tea" }, { message: "milk" }]);
  expect(screen.getByRole("alert").textContent).toBe(NOT_SET);
  await user.keyboard(" in 2 hours{Enter}");
  await waitFor(() => expect(posted()).toHaveLength(3));
  expect(posted().at(-1)).toMatchObject({ message: "bread" });
  expect(screen.getByRole("alert").textContent).toBe(NOT_SET);
  await user.click(screen.getByRole("button", { name: "Close: “tea in 20 min”" }));
  expect(screen.queryByRole("alert")).toBeNull();
});

test("it is taken back into the line, where what is written waits in its place", async () => {
  const { user, answer, calls } = await submitTea();
  await user.keyboard("milk in 1 hour");
  answer(refusal(503, "unavailable"));
  await user.click(await screen.findByRole("button", { name: "Edit: “tea in 20 min”" }));
  expect((await entryField()).value).toBe("tea in 20 min");
  expect(document.activeElement).toBe(await entryField());
  await user.click(await screen.findByRole("button", { name: "Edit: “milk in 1 hour”" }));
  expect((await entryField()).value).toBe("milk in 1 hour");
  expect(screen.getByRole("alert").textContent).toBe("Perhaps not set: “tea in 20 min”.");
  await user.click(screen.getByRole("button", { name: "Edit: “tea in 20 min”" }));
  await user.keyboard("{Enter}");
  await undoSet();
  const posts = calls.filter(({ method }) => method === "POST");
  expect(posts.map(({ body }) => body)).toMatchObject([{ message: "tea" }, { message: "tea" }]);
  expect(new Set(posts.map(({ headers }) => headers.get("Idempotency-Key"))).size).toBe(1);
});
