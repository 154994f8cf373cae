// One of those that repeat is cancelled or done by itself; undone, it is its schedule's as before.
import { waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { pressButton, undo, type User } from "../../testing/actions";
import { screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { close, inSeconds, NEXT, rows, site } from "../../testing/repeating-site";
import { aSchedule } from "../../testing/schedules";
import { lists, type StubHandler } from "../../testing/server";

const CANCEL = "DELETE /v1/reminders/r";
const DONE = "POST /v1/reminders/r/done";

const OCCURRENCE = "2099-11-24T09:00:00";
const ONE = { id: "r", scheduleId: "a", message: "Water the plants", occurrence: OCCURRENCE };

/** The site, of whose schedule one is made, that answers as if it was cancelled. */
function oneSite(path = "/", dueAt = NEXT, changes: Record<string, StubHandler> = {}) {
  const ended = { status: "cancelled", finishedAt: inSeconds(0), version: 2 } as const;
  const body = aReminder({ ...ONE, dueAt, ...ended });
  const doneAt = ended.finishedAt;
  return site(path, dueAt, {
    [CANCEL]: { body },
    [DONE]: { body: { ...body, doneAt } },
    ...changes,
  });
}

const open = async (user: User) => {
  const [opener] = await screen.findAllByRole("button", { name: "Actions Water the plants" });
  if (opener) await user.click(opener);
};
const cancel = async (user: User) => {
  await pressButton(user, "Cancel Water the plants");
  await pressButton(user, "Only this one");
};
const complete = (user: User) => pressButton(user, "Done Water the plants");
const first = () => rows()[0]?.getAttribute("href");

const WAYS = [
  ["cancelled", cancel, CANCEL],
  ["done", complete, DONE],
] as const;

test.each(WAYS)(
  "one that is %s goes at once; that is asked for once it can't be undone",
  async (...row) => {
    const { user, asked } = oneSite();
    await open(user);
    await row[1](user);
    await waitFor(() => expect(first()).toBe("/reminders/r2"));
    await undo(user);
    await waitFor(() => expect(document.activeElement?.getAttribute("href")).toBe("/reminders/r"));
    expect(first()).toBe("/reminders/r");
    expect(screen.queryByRole("button", { name: /^Undo/ })).toBeNull();
    expect(asked()).toEqual([]);
    await open(user);
    await row[1](user);
    await close(user);
    await waitFor(() => expect(asked()).toEqual([row[2]]));
    expect(first()).toBe("/reminders/r2");
  },
);

test.each(WAYS)("what comes after one that is %s is listed at once", async (...row) => {
  const dueAt = "2099-11-24T22:00:00Z";
  const { user } = oneSite("/", NEXT, {
    "GET /v1/reminders": lists([aReminder({ ...ONE, dueAt: NEXT })]),
    "POST /v1/schedules/preview": ({ body }) => {
      const { exdates } = body as { exdates: string[] };
      return { body: { occurrences: exdates.includes(ONE.occurrence) ? [{ dueAt }] : [] } };
    },
  });
  await open(user);
  await row[1](user);
  await waitFor(() => expect(first()).toBe("/schedules/a"));
  await undo(user);
  await waitFor(() => expect(first()).toBe("/reminders/r"));
});

test.each([
  ["its schedule's page", ["See the repeating reminder"]],
  ["the list of what repeats", ["See the repeating reminder", "Repeating reminders"]],
])("what comes after it is next on %s, until that is undone", async (_where, links) => {
  const { user } = oneSite("/reminders/r", NEXT, {
    "POST /v1/schedules/preview": { body: { occurrences: [{ dueAt: "2099-12-24T22:00:00Z" }] } },
  });
  await complete(user);
  for (const name of links) await user.click(await screen.findByRole("link", { name }));
  await screen.findByText(/Dec 25, 2099/);
  expect(screen.queryByRole("link", { name: /^Skip or change/ })).toBeNull();
  await undo(user);
  await screen.findByText(/Nov 24, 2099/);
});

test("of several at once each has what comes after it listed", async () => {
  const dueAt = "2099-11-24T22:00:00Z";
  const other = {
    ...ONE,
    id: "q",
    scheduleId: "b",
    message: "Bins",
    occurrence: "2099-11-24T10:00:00",
  };
  const schedules = ["a", "b"].map((id) =>
    aSchedule({ id, nextDueAt: NEXT, nextReminderId: id === "a" ? "r" : "q" }),
  );
  const { user } = oneSite("/", NEXT, {
    "GET /v1/reminders": lists([ONE, other].map((each) => aReminder({ ...each, dueAt: NEXT }))),
    "GET /v1/schedules": { body: { items: schedules, nextCursor: null } },
    "POST /v1/schedules/preview": { body: { occurrences: [{ dueAt }] } },
  });
  for (const name of ["Water the plants", "Bins"]) {
    await user.click(await screen.findByRole("button", { name: `Actions ${name}` }));
    await pressButton(user, `Done ${name}`);
  }
  const paths = () => screen.getAllByRole("link").map((link) => link.getAttribute("href"));
  await waitFor(() =>
    expect(paths()).toEqual(expect.arrayContaining(["/schedules/a", "/schedules/b"])),
  );
});

test("on its own page it comes again by Undo alone until then", async () => {
  const { user } = oneSite("/reminders/r");
  await cancel(user);
  await screen.findByText("Cancelled", { selector: ".badge" });
  const ways = () => screen.queryAllByRole("button", { name: /^(Restore|Snooze|Erase) / });
  expect(ways()).toEqual([]);
  await close(user);
  await waitFor(() => expect(ways()).toHaveLength(3));
});

test("one that is due too soon is cancelled at once, and undone another is sent instead", async () => {
  const SNOOZE = "POST /v1/reminders/r/snooze";
  const again = { status: 201, body: aReminder({ id: "n", message: "Water the plants" }) };
  const { user, asked } = oneSite("/", inSeconds(65), { [SNOOZE]: again });
  await open(user);
  await cancel(user);
  await waitFor(() => expect(asked()).toEqual([CANCEL]));
  await undo(user);
  await waitFor(() => expect(asked()).toEqual([CANCEL, SNOOZE]));
});
