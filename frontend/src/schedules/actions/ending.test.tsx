// What repeats ends, alone or with one of it, and there is a way back.
import { act, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { navigate } from "wouter-preact/use-browser-location";
import { actionButton, pressButton, undo, type User } from "../../testing/actions";
import { screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import {
  close,
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
import { lists, page } from "../../testing/server";

test("all that follow from the next one go at once, and are there again once that is undone", async () => {
  const { user, asked } = site();
  await endAll(user);
  await waitFor(() => expect(rows()).toEqual([]));
  expect(screen.getByRole("link", { name: "Other" })).toBeTruthy();
  await undo(user);
  await waitFor(() => expect(rows()).toHaveLength(2)); // with the one that was moved
  await waitFor(() => expect(document.activeElement).toBe(rows()[0]));
  expect(asked()).toEqual([]);
});

test("they end once that can't be undone, and stay away", async () => {
  const { user, asked } = site();
  await endAll(user);
  await waitFor(() => expect(rows()).toEqual([]));
  expect(asked()).toEqual([]);
  await close(user);
  await waitFor(() => expect(asked()).toEqual([END]));
  expect(rows()).toEqual([]);
});

test("on the page of one it is cancelled meanwhile, and comes again by Undo alone", async () => {
  const { user, asked } = site("/reminders/r");
  await pressButton(user, "Cancel Water the plants");
  await pressButton(user, "This and all that follow");
  await screen.findByText("Cancelled", { selector: ".badge" });
  await screen.findByText(
    /It was cancelled when the repeating reminder was changed, paused or ended\./,
  );
  const again = () => screen.queryAllByRole("button", { name: /^(Restore|Snooze) / });
  expect(again()).toEqual([]);
  await undo(user);
  await screen.findByText("Scheduled", { selector: ".badge" });
  expect(asked()).toEqual([]);
  await pressButton(user, "Cancel Water the plants");
  await pressButton(user, "This and all that follow");
  await close(user);
  await waitFor(() => expect(again()).toHaveLength(2));
});

test("on its own page it has ended meanwhile, and goes on once that is undone", async () => {
  const { user, asked } = site("/schedules/a");
  await endIt(user);
  await screen.findByText("Ended");
  expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 }));
  expect(screen.queryByText(/^Next: /)).toBeNull();
  await undo(user);
  await screen.findByText("Active");
  expect(screen.queryByRole("button", { name: "End it" })).toBeNull();
  expect(asked()).toEqual([]);
});

test("what could not be ended goes on, and that is said", async () => {
  const { user } = site("/schedules/a", NEXT, { [END]: new TypeError("Failed to fetch") });
  await endIt(user);
  await screen.findByText("Ended");
  await close(user);
  const text = "Ended: “Water the plants”. That failed. No answer came";
  expect((await screen.findByRole("alert")).textContent).toContain(text);
  expect(await screen.findByText("Active")).toBeTruthy();
});

test("what could not be stopped is said", async () => {
  const { user } = site("/schedules/a", NEXT, {
    [END]: { body: { ...aSchedule({ id: "a", status: "ended" }), tooLate: ["r"] } },
  });
  await endIt(user);
  await screen.findByText("Ended");
  await close(user);
  await saidAlone(
    "Ended: “Water the plants”. One was being sent already, and could not be stopped",
  );
});

test("from the list what is next of it, which is not made yet, goes as well", async () => {
  const { user } = site("/", NEXT, {
    "GET /v1/reminders": lists([aReminder({ id: "o", message: "Other" })]),
    "GET /v1/schedules": {
      body: { items: [aSchedule({ id: "a", nextReminderId: null })], nextCursor: null },
    },
  });
  await user.click(await actionButton(user, "End", "Water the plants"));
  await pressButton(user, "End it");
  await waitFor(() => expect(rows()).toEqual([]));
  await undo(user);
  await waitFor(() => expect(document.activeElement).toBe(rows()[0]));
});

test("the first one of its rule, moved to before that: it ends with all that follow", async () => {
  const moved = aSchedule({ id: "a", nextDueAt: "2099-11-23T20:00:00Z", nextReminderId: "r" });
  const { user, asked } = site("/", NEXT, { "GET /v1/schedules/a": { body: moved } });
  await endAll(user);
  await waitFor(() => expect(rows()).toEqual([]));
  await close(user);
  await waitFor(() => expect(asked()).toEqual([END]));
});

test("what was moved from before one stays where that and all that follow are cancelled", async () => {
  const before = aReminder({ id: "b", scheduleId: "a", occurrence: "2099-11-23T09:00:00" });
  const bodies: unknown[] = [];
  const { user, asked } = site("/reminders/r", NEXT, {
    "GET /v1/reminders": ({ url }) => page(url.searchParams.has("scheduleId") ? [before] : []),
    "PATCH /v1/schedules/a": ({ body }) => {
      bodies.push(body);
      return { body: aSchedule({ id: "a" }) };
    },
    "DELETE /v1/reminders/r": {
      body: aReminder({ id: "r", status: "cancelled", finishedAt: inSeconds(0) }),
    },
  });
  await pressButton(user, "Cancel Water the plants");
  await pressButton(user, "This and all that follow");
  await screen.findByText("Cancelled", { selector: ".badge" });
  expect(asked()).toEqual(["PATCH /v1/schedules/a", "DELETE /v1/reminders/r"]);
  expect(bodies).toEqual([{ rrule: "FREQ=DAILY;UNTIL=20991124T090000" }]);
});

const PAUSE = "POST /v1/schedules/a/pause";
const pauseAndList = async (user: User) => {
  await pressButton(user, "Pause Water the plants");
  await screen.findByText("Paused");
  await act(() => navigate("/"));
  await screen.findByRole("link", { name: "Other" });
};

test("paused, all of it goes at once; undone it is there, with what was moved by hand", async () => {
  const { user, asked } = site("/schedules/a");
  await pauseAndList(user);
  expect(rows()).toEqual([]);
  await undo(user);
  await waitFor(() => expect(rows()).toHaveLength(2));
  expect(asked()).toEqual([]);
});

test("paused, then resumed elsewhere, what is made of it since is listed", async () => {
  const PAUSED = aSchedule({ id: "a", status: "paused", nextDueAt: null, version: 4 });
  let items = [aReminder({ id: "r", scheduleId: "a", message: "Water the plants", dueAt: NEXT })];
  const { user, asked } = site("/schedules/a", NEXT, {
    "GET /v1/reminders": ({ url }) => {
      const isUpcoming = url.searchParams.get("state") === "upcoming";
      return page(isUpcoming ? [...items, aReminder({ id: "o", message: "Other" })] : []);
    },
    "GET /v1/schedules": () => ({
      body: { items: items.map(() => aSchedule({ id: "a", version: 5 })), nextCursor: null },
    }),
    [PAUSE]: () => {
      items = items.map((each) => ({ ...each, id: "new", createdAt: inSeconds(60) }));
      return { body: { ...PAUSED, tooLate: [] } };
    },
  });
  await pauseAndList(user);
  expect(rows()).toEqual([]);
  await close(user);
  await waitFor(() =>
    expect(rows().map((row) => row.getAttribute("href"))).toContain("/reminders/new"),
  );
  expect(asked()).toEqual([PAUSE]);
});
