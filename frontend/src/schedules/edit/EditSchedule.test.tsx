// Changing what repeats: all of it, or from one of its times on.
import { act, fireEvent, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { navigate } from "wouter-preact/use-browser-location";
import type { Schedule } from "../../api/types";
import { historyMove, openPage, screen } from "../../testing/page";
import { aPreview, aSchedule } from "../../testing/schedules";
import { changesIn, refusal, type StubHandler, stubServer } from "../../testing/server";

const WEEKLY = aSchedule({
  id: "a",
  rrule: "FREQ=WEEKLY;BYDAY=TU;COUNT=9",
  nextDueAt: "2026-11-23T22:00:00Z",
  lastDueAt: "2027-01-18T22:00:00Z",
  reference: "plants",
  exdates: ["2026-12-01T09:00:00", "2026-12-15T09:00:00"],
  version: 4,
});
const NEXT = aSchedule({ id: "b" });

function site(path: string, schedule: Schedule, changes: Record<string, StubHandler> = {}) {
  const calls = stubServer({
    "GET /v1/schedules/a": { body: schedule },
    "GET /v1/schedules/b": { body: NEXT },
    "POST /v1/schedules/preview": aPreview("2026-11-24T09:00:00"),
    "POST /v1/schedules": { status: 201, body: NEXT },
    "PATCH /v1/schedules/a": { body: { ...schedule, tooLate: [] } },
    "DELETE /v1/schedules/b": { body: { ...NEXT, status: "ended", tooLate: [] } },
    "DELETE /v1/schedules/a": { body: { ...schedule, status: "ended", tooLate: [] } },
    ...changes,
  });
  const made = () => changesIn(calls).map(({ method, body }) => [method, body]);
  return { made, calls, ...openPage(path) };
}

const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });

test("only what was changed is sent, for the version that was shown", async () => {
  const { user, made, calls } = site("/schedules/a/edit", WEEKLY);
  await screen.findByLabelText("Message");
  type("Message", "Water the roses");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await screen.findAllByText(/^Saved: “/);
  expect(made()).toEqual([["PATCH", { message: "Water the roses" }]]);
  expect(calls.find(({ method }) => method === "PATCH")?.headers.get("If-Match")).toBe('"4"');
});

test("where it was just paused that is asked for before, and makes no conflict", async () => {
  const schedule = { ...WEEKLY, nextDueAt: "2099-11-23T22:00:00Z" };
  const { user, made, calls } = site("/schedules/a", schedule, {
    "POST /v1/schedules/a/pause": {
      body: { ...schedule, status: "paused", version: 5, tooLate: [] },
    },
  });
  await user.click(await screen.findByRole("button", { name: /^Pause/ }));
  await user.click(await screen.findByRole("link", { name: /^Change/ }));
  await screen.findByLabelText("Message");
  type("Message", "Water the roses");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await screen.findAllByText(/^Saved: “/);
  expect(made().map(([method]) => method)).toEqual(["POST", "PATCH"]);
  expect(calls.find(({ method }) => method === "PATCH")?.headers.get("If-Match")).toBe('"5"');
});

test("another time is sent with the rule that the form shows", async () => {
  const { user, made } = site("/schedules/a/edit", WEEKLY);
  await screen.findByLabelText("Message");
  type("Time", "10:30");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await screen.findAllByText(/^Saved: “/);
  expect(made()).toEqual([["PATCH", { start: "2026-11-24T10:30:00" }]]);
});

test("from one of its times on another goes on, up to the same last day, and the old one ends", async () => {
  const { user, made } = site("/schedules/a/edit?from=2026-12-08T09:00:00", WEEKLY);
  await screen.findByLabelText("Message");
  type("Time", "10:30");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await screen.findAllByText(/, and all that follow, but for what was changed by itself$/);
  expect(made()).toEqual([
    [
      "POST",
      {
        message: "Water the plants",
        preference: "email",
        email: "nora@example.org",
        timezone: "Australia/Sydney",
        start: "2026-12-08T10:30:00",
        rrule: "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270119",
        reference: "plants",
        metadata: {},
        exdates: ["2026-12-15T09:00:00"],
      },
    ],
    ["PATCH", { rrule: "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261208T085959" }],
  ]);
  expect(window.location.pathname).toBe("/schedules/b");
  await user.click(screen.getByRole("button", { name: /^Undo/ }));
  await waitFor(() => expect(window.location.pathname).toBe("/schedules/a"));
  expect(made().slice(2)).toEqual([
    ["PATCH", { rrule: WEEKLY.rrule }],
    ["DELETE", ""],
  ]);
});

test.each([
  ["is due at the time of its rule", WEEKLY.nextDueAt],
  ["was moved to before that", "2026-11-23T20:00:00Z"],
])(
  "where it is the first, and %s, all is changed itself, and back by Undo",
  async (_, nextDueAt) => {
    const schedule = { ...WEEKLY, nextDueAt };
    const { user, made } = site("/schedules/a/edit?from=2026-11-24T09:00:00", schedule);
    await screen.findByLabelText("Message");
    type("Time", "10:30");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await screen.findAllByText(/, and all that follow, but for what was changed by itself$/);
    const times = { start: "2026-11-24T10:30:00", rrule: "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270119" };
    expect(made()).toEqual([["PATCH", times]]);
    await user.click(screen.getByRole("button", { name: /^Undo/ }));
    await waitFor(() => {
      expect(made().slice(1)).toEqual([["PATCH", { start: WEEKLY.start, rrule: WEEKLY.rrule }]]);
    });
  },
);

test("what is refused of the new one leaves the old one as it was", async () => {
  const detail = "You have as many that repeat as you may.";
  const { user, made } = site("/schedules/a/edit?from=2026-12-08T09:00:00", WEEKLY, {
    "POST /v1/schedules": refusal(429, "schedule_limit_reached", { detail }),
  });
  await screen.findByLabelText("Message");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await screen.findByText(detail);
  expect(made().map(([method]) => method)).toEqual(["POST"]);
});

test("what was changed elsewhere is shown, and stays: only what was changed in the form is sent", async () => {
  const rrule = "FREQ=DAILY";
  const start = "2026-11-24T08:00:00";
  let now = WEEKLY;
  const { user, made } = site("/schedules/a/edit", WEEKLY, {
    "GET /v1/schedules/a": () => ({ body: now }),
    "PATCH /v1/schedules/a": ({ headers, body }) => {
      const isNewest = headers.get("If-Match") === `"${now.version}"`;
      if (isNewest) return { body: { ...now, ...(body as object), tooLate: [] } };
      return refusal(412, "stale_version");
    },
  });
  await screen.findByLabelText("Message");
  type("Message", "Water the roses");
  type("How many times", "5");
  now = { ...WEEKLY, start, rrule, email: "new@example.org", version: 5 };
  const save = () => user.click(screen.getByRole("button", { name: "Save" }));
  await save();
  expect((await screen.findByRole("alert")).textContent).toContain(
    "What you changed is still here",
  );
  await waitFor(() => expect(screen.getByLabelText("Time")).toHaveProperty("value", "08:00"));
  expect(screen.getByLabelText("Email address")).toHaveProperty("value", "new@example.org");
  await save();
  await screen.findAllByText(/^Saved: “/);
  const own = { message: "Water the roses", rrule: "FREQ=WEEKLY;BYDAY=TU;COUNT=5" };
  expect(made()).toEqual([
    ["PATCH", own],
    ["PATCH", own],
  ]);
});

test.each(["Save", "Cancel"])("after %s, Back leads on from the schedule", async (name) => {
  const { user } = site("/settings", WEEKLY);
  await act(() => navigate("/schedules/a"));
  await user.click(await screen.findByRole("link", { name: /^Change all/ }));
  await screen.findByLabelText("Message");
  type("Message", "Water the roses");
  const moved = historyMove();
  await user.click(screen.getByText(name));
  await moved;
  expect(window.location.pathname).toBe("/schedules/a");
  window.history.back();
  await waitFor(() => expect(window.location.pathname).toBe("/settings"));
});
