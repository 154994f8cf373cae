// What the form has set is taken back.
import { expect, test } from "vitest";
import { createSite, message, submit } from "../../testing/create-form";
import { undoSet } from "../../testing/entry";
import { openPage } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { CONFIG } from "../../testing/server";

test("what was set is taken back by Undo, and is there to be set anew", async () => {
  let cancelled = 0;
  const answer = aReminder();
  const stop = () => {
    cancelled += 1;
    return { body: { ...answer, status: "cancelled", finishedAt: answer.createdAt } };
  };
  createSite({ status: 201, body: answer }, CONFIG, {
    [`DELETE /v1/reminders/${answer.id}`]: stop,
  });
  const { user } = openPage("/new");
  await user.type(await message(), "Call");
  await user.click(submit());
  await user.click(await undoSet());
  expect((await message()).value).toBe("Call");
  expect(cancelled).toBe(1);
});
