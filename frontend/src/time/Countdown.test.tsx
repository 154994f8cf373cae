// A countdown by the clock of the server.
import { act, render } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { Countdown } from "./Countdown";
import { recordServerDate } from "./server-clock";

test("it counts by what the server says the time is, however wrong this device's clock", async () => {
  vi.useFakeTimers({ now: 0 });
  recordServerDate("Tue, 24 Nov 2026 12:00:00 GMT", 0, 0);
  const { container } = render(<Countdown to="2026-11-24T12:01:00Z" />);
  expect(container.textContent).toBe("in 1 min");
  await act(() => void vi.advanceTimersByTime(1001));
  expect(container.textContent).toBe("in 58 s");
});
