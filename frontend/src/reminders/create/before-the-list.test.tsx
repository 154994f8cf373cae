// A reminder that is set before the list beside the form has loaded.
import { expect, test } from "vitest";
import { email, message, submit } from "../../testing/create-form";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { type Answer, CONFIG, page, serve } from "../../testing/server";

test("one that is made before the list was there is in it, also where the list lags", async () => {
  const answer = aReminder({ dueAt: new Date(Date.now() + 600_000).toISOString() });
  const other = aReminder({ id: "other", message: "Water the plants", dueAt: answer.dueAt });
  const never = new Promise<Answer>(() => undefined);
  let made = false;
  serve({
    "GET /config.json": { body: CONFIG },
    "GET /v1/reminders": () => (made ? page([other]) : never),
    "POST /v1/reminders": () => {
      made = true;
      return { status: 201, body: answer };
    },
  });
  const { person } = openPage();
  await person.type(await message(), "Call the plumber");
  await person.type(email(), "nora@example.org");
  await person.click(submit());
  await screen.findByText(/^Set\./);
  expect(await screen.findByRole("link", { name: "Water the plants" })).toBeTruthy();
  expect(await screen.findByRole("link", { name: "Call the plumber" })).toBeTruthy();
});
