// The whole page in a test, at an address.
import { render, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { App } from "../app/App";

export { screen };

/** The control of that label, once it is there. */
export const field = (label: string) => screen.findByLabelText<HTMLInputElement>(label);

/** Opens the page at `path` and returns a user of it. */
export function openPage(path = "/") {
  window.history.replaceState(null, "", path);
  const user = userEvent.setup();
  return { user, ...render(<App />) };
}
