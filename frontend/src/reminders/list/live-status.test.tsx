// A reminder that comes due while someone watches, from its countdown to its end.
import { expect, test, vi } from "vitest";
import { pass } from "../../testing/clock";
import { openPage, screen } from "../../testing/page";
import { aDelivery, aReminder } from "../../testing/reminders";
import { page, type StubRequest, stubServer } from "../../testing/server";
import { signInAs } from "../../testing/session";

const NOW = "2026-11-24T12:00:00Z";
const waiting = aReminder({ dueAt: "2026-11-24T12:00:10Z" });
const sent = aReminder({
  ...waiting,
  status: "sent",
  finishedAt: "2026-11-24T12:00:11.000Z",
  deliveries: {
    email: aDelivery({
      status: "sent",
      outcome: {
        status: "delivered",
        at: "2026-11-24T12:00:11.500Z",
        code: "accepted",
        detail: "",
      },
    }),
  },
});

/** Lets seconds pass; what is shown follows at the end of each step. */
async function passAll(...steps: number[]) {
  for (const seconds of steps) await pass(seconds * 1000);
}

test("it counts down, is asked for again two seconds after its time, and stays with its end", async () => {
  vi.useFakeTimers({ now: Date.parse(NOW) });
  const ended = () => Date.now() >= Date.parse("2026-11-24T12:00:11Z");
  const list = ({ url }: StubRequest) => {
    if (url.searchParams.has("attention")) return page([]);
    const isFinished = url.searchParams.get("state") === "finished";
    if (isFinished) return page(ended() ? [sent] : []);
    return page(ended() ? [] : [waiting]);
  };
  const requests = stubServer({ "GET /v1/reminders": list });
  const calls = () => requests.filter(({ url }) => url.pathname === "/v1/reminders").length;
  signInAs("nora@example.org");
  openPage();
  await passAll(0.1);
  await vi.dynamicImportSettled();
  await passAll(0.1, 0.1);
  expect(screen.getByText("in 9 s")).toBeTruthy();
  await passAll(6);
  expect(screen.getByText("in 3 s")).toBeTruthy();
  const before = calls();
  await passAll(5);
  expect(calls()).toBe(before);
  expect(screen.getByText("now")).toBeTruthy();
  await passAll(1, 0.1, 0.1, 0.1);
  expect(calls()).toBe(before + 3); // one for each list
  expect(screen.getByText("Sent")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Call the plumber" })).toBeTruthy();
  await passAll(5, 5, 30);
  expect(calls()).toBe(before + 4);
});
