// The one line that asks for a reminder, in a test.
import { screen } from "@testing-library/preact";
import "../reminders/entry/Understanding"; // so that no test waits for it to be compiled

/** Its field. */
export const entryField = () => screen.findByLabelText<HTMLInputElement>("New reminder");

/** The chip of a part of what was understood, by the part's name: "When". */
export const chip = (name: string) =>
  screen.findByRole("button", { name: new RegExp(`^${name} `) });
