// A reminder that is set before the list below the line has loaded.
import { expect, test } from "vitest";
import { chip, undoSet, write } from "../../testing/entry";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { page, type StubResponse, stubServer } from "../../testing/server";

test("one that is made before the list was there is in it, also where the list lags", async () => {
  const answer = aReminder({ dueAt: new Date(Date.now() + 600_000).toISOString() });
  const other = aReminder({ id: "other", message: "Water the plants", dueAt: answer.dueAt });
  const never = new Promise<StubResponse>(() => undefined);
  let made = false;
  stubServer({
    "GET /v1/reminders": () => (made ? page([other]) : never),
    "POST /v1/reminders": () => {
      made = true;
      return { status: 201, body: answer };
    },
  });
  const { user } = openPage();
  await write(user, "Call the plumber in 10 min");
  await chip("When");
  await user.keyboard("{Enter}");
  await undoSet();
  expect(await screen.findByRole("link", { name: "Water the plants" })).toBeTruthy();
  expect(await screen.findByRole("link", { name: "Call the plumber" })).toBeTruthy();
});
