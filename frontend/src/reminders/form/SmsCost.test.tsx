// What makes a text message dearer, on the form.
import { fireEvent } from "@testing-library/preact";
import { expect, test } from "vitest";
import { createSite, message } from "../../testing/create-form";
import { openPage, screen } from "../../testing/page";

test("what makes a text message dearer is named, and written plainly on request", async () => {
  createSite();
  const { user } = openPage("/new");
  const text = `Don’t forget ${"a".repeat(100)}`;
  fireEvent.input(await message(), { target: { value: text } });
  expect(screen.queryByText(/makes this/)).toBeNull();
  expect(screen.getByText("113 of 1,600 characters")).toBeTruthy();
  await user.click(screen.getByRole("radio", { name: "SMS" }));
  expect(screen.getByText("113 of 1,600 characters, 2 text messages")).toBeTruthy();
  expect(screen.getByText(/^’ makes this 2 text messages instead of 1\./)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Use plain characters instead" }));
  expect((await message()).value).toBe(text.replace("’", "'"));
  expect(document.activeElement).toBe(await message());
  expect(screen.queryByText(/makes this/)).toBeNull();
});
