// What repeats ends before the next of it is due.
import { act, waitFor } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { pass } from "../../testing/clock";
import { screen } from "../../testing/page";
import {
  END,
  endAll,
  endIt,
  inSeconds,
  NEXT,
  rows,
  saidAlone,
  site,
} from "../../testing/repeating-site";
import { aSchedule } from "../../testing/schedules";

test.each([
  ["it", "/schedules/a", endIt, "Ended: “Water the plants”"],
  ["all that follow", "/", endAll, "Cancelled: “Water the plants”, and all that follow"],
])(
  "due within the time of the way back and a minute, %s ends at once, for good",
  async (_, path, end, words) => {
    const { user, asked } = site(path, inSeconds(65));
    await end(user);
    await saidAlone(words);
    expect(asked()).toEqual([END]);
    await waitFor(() => expect(rows()).toEqual([]));
  },
);

test("it is asked how it is now: what was moved nearer elsewhere counts", async () => {
  let nextDueAt = NEXT;
  const { user, asked } = site("/schedules/a", NEXT, {
    "GET /v1/schedules/a": () => ({ body: aSchedule({ id: "a", nextDueAt }) }),
  });
  await screen.findByText("Active");
  nextDueAt = inSeconds(30);
  await endIt(user);
  await saidAlone("Ended: “Water the plants”");
  expect(asked()).toEqual([END]);
});

test("a minute before the next is due it ends, also while the way back is in use", async () => {
  const { user, asked } = site("/schedules/a", inSeconds(120));
  await endIt(user);
  const button = await screen.findByRole("button", { name: /^Undo/ });
  vi.useFakeTimers({ now: Date.now() });
  await act(() => button.focus());
  await act(() => button.blur());
  await act(() => button.focus());
  await pass(45_000);
  expect(asked()).toEqual([]);
  await pass(15_000);
  expect(asked()).toEqual([END]);
  expect(button.isConnected).toBe(false);
});
