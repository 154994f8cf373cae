// A draft that another takes the place of is said to be replaced, and is brought back.
import { waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { actionButton } from "../../testing/actions";
import { createSite, message } from "../../testing/create-form";
import { chip, entryField, write } from "../../testing/entry";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { CONFIG, page } from "../../testing/server";

const WAITING = aReminder({ dueAt: new Date(Date.now() + 3_600_000).toISOString() });

/** Opens the page at `path`, with one reminder in the list. */
function openSite(path: string) {
  createSite({ status: 201, body: WAITING }, CONFIG, { "GET /v1/reminders": page([WAITING]) });
  return openPage(path).user;
}

const undoReplaced = () => screen.findByRole("button", { name: /^Undo\s*Your draft was replaced/ });

/** Writes a draft and goes on to the list. */
async function written() {
  const user = openSite("/new");
  await user.type(await message(), "A long letter");
  await user.click(screen.getByRole("link", { name: "Your reminders" }));
  return user;
}

test("a duplicate that replaces a draft says so, and Undo brings it back", async () => {
  const user = await written();
  await user.click(await actionButton(user, "Duplicate"));
  expect((await message()).value).toBe("Call the plumber");
  await user.click(await undoReplaced());
  await waitFor(async () => expect((await message()).value).toBe("A long letter"));
});

test("all options that replace a draft say so, and Undo leaves the line as it was", async () => {
  const user = await written();
  await write(user, "milk in 1 hour");
  await chip("When");
  await user.click(screen.getByRole("link", { name: "All options" }));
  expect((await message()).value).toBe("milk");
  await user.click(await undoReplaced());
  await waitFor(async () => expect((await message()).value).toBe("A long letter"));
  await user.click(screen.getByRole("link", { name: "Your reminders" }));
  expect((await entryField()).value).toBe("milk in 1 hour");
});

test("where nothing was written, or the same, nothing is said", async () => {
  const user = openSite("/new");
  await user.type(await message(), "A");
  await user.clear(await message());
  const duplicate = async () => {
    await user.click(screen.getByRole("link", { name: "Your reminders" }));
    await user.click(await actionButton(user, "Duplicate"));
    expect((await message()).value).toBe("Call the plumber");
  };
  await duplicate();
  await duplicate();
  expect(screen.queryByText(/replaced/)).toBeNull();
});
