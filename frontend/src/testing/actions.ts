// What can be done with the reminders of a list, in a test.
import { screen } from "@testing-library/preact";
import type { openPage } from "./page";

export type User = ReturnType<typeof openPage>["user"];

/** Shows what can be done with the reminder called `title`. */
export async function openActions(user: User, title = "Call the plumber"): Promise<void> {
  const button = await screen.findByRole("button", { name: `Actions ${title}` });
  if (button.getAttribute("aria-expanded") !== "true") await user.click(button);
}

/** The button of an action of that reminder, which is shown. */
export async function actionButton(user: User, name: string, title = "Call the plumber") {
  await openActions(user, title);
  return screen.findByRole("button", { name: `${name} ${title}` });
}

/** Presses the button of that name, wherever it is. */
export async function pressButton(user: User, name: string | RegExp): Promise<void> {
  await user.click(await screen.findByRole("button", { name }));
}

/** Takes back what was done last. */
export async function undo(user: User): Promise<void> {
  await pressButton(user, /^Undo/);
}
