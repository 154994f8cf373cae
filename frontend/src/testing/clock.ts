// The clock of a test whose timers are replaced.
import { act } from "@testing-library/preact";
import { vi } from "vitest";

/** Lets so many milliseconds pass, with what is shown after them. */
export const pass = (milliseconds: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(milliseconds);
  });
