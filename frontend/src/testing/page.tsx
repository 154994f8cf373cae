// The whole page in a test, at an address.
import { render, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { App } from "../app/App";

export { screen };

/** The control of that label, once it is there. */
export const field = (label: string) => screen.findByLabelText<HTMLInputElement>(label);

/** Opens the page at `path`, which ends any move through the history; returns a user of it. */
export function openPage(path = "/") {
  window.history.pushState(null, "", path);
  const user = userEvent.setup();
  return { user, ...render(<App />) };
}

/** The next move through the history; one at a time, since jsdom counts from where it was. */
export const historyMove = () =>
  new Promise((resolve) => window.addEventListener("popstate", resolve, { once: true }));
