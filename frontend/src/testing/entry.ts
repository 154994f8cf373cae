// The one line that asks for a reminder, in a test.
import { screen } from "@testing-library/preact";
import { vi } from "vitest";
import type { User } from "./actions";
import "../reminders/entry/EntryDetails"; // so that no test waits for it to be compiled

/** Its field. */
export const entryField = () => screen.findByLabelText<HTMLInputElement>("New reminder");

/** Writes `text` into it at once, after what stands there. */
export async function write(user: User, text: string): Promise<void> {
  await user.click(await entryField());
  await user.paste(text);
}

/** Writes `text` into it and presses Enter. */
export async function enter(user: User, text: string): Promise<void> {
  await write(user, text);
  await user.keyboard("{Enter}");
}

/** The chip of a part of what was understood, by the part's name: "When". */
export const chip = (name: string) =>
  screen.findByRole("button", { name: new RegExp(`^${name} `) });

/** The way back from what was set, which says what that is. */
export const undoSet = () => screen.findByRole("button", { name: /^Undo\s*Set: / });

/** A Wednesday, 10:00 in Sydney, where the tests are: the time from now on. */
export function stopClock(): void {
  vi.useFakeTimers({ now: Date.parse("2026-11-25T10:00:00+11:00"), toFake: ["Date"] });
}
