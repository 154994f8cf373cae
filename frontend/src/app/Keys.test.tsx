// The keys that work everywhere.
import { cleanup } from "@testing-library/preact";
import { beforeEach, expect, test } from "vitest";
import { entryField } from "../testing/entry";
import { openPage, screen } from "../testing/page";
import { stubServer } from "../testing/server";

beforeEach(() => {
  // jsdom has no dialogs.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  stubServer();
});

test("n leads to the line from another view, and is none of its text", async () => {
  const { user } = openPage("/nowhere");
  await screen.findByRole("heading", { level: 1, name: "There is nothing here" });
  await user.keyboard("n");
  const field = await entryField();
  expect(window.location.pathname).toBe("/");
  expect(document.activeElement).toBe(field);
  await user.keyboard("n?");
  expect(field.value).toBe("n?");
});

test("/ leads to the search; Ctrl+Enter sends a form from its message", async () => {
  const { user } = openPage();
  await screen.findByText("Nothing is waiting");
  await user.keyboard("/");
  expect(document.activeElement).toBe(screen.getByRole("searchbox"));
  cleanup();
  const form = openPage("/new");
  await form.user.click(await screen.findByLabelText("Message"));
  await form.user.keyboard("{Control>}{Enter}{/Control}");
  expect(await screen.findByRole("alert")).toBeTruthy();
});

test("? shows the keys; who does not want single letters switches them off, for good", async () => {
  const { user, unmount } = openPage();
  await entryField();
  await user.keyboard("?");
  await screen.findByRole("dialog", { name: "Keys" });
  await user.click(screen.getByLabelText("Use single letters as keys"));
  unmount();
  const again = openPage();
  const field = await entryField();
  await again.user.keyboard("?n");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.activeElement).not.toBe(field);
});
