// What could not be undone can be tried again: it succeeds, or says what happened meanwhile.
import { fireEvent, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { pressButton, undo, type User } from "../../testing/actions";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { aPreview, aSchedule } from "../../testing/schedules";
import {
  lists,
  refusal,
  type StubRequest,
  type StubResponse,
  stubServer,
} from "../../testing/server";

const ONE = aReminder({ id: "r", dueAt: "2099-11-23T22:00:00Z" });
const OCCURRENCE = aReminder({ ...ONE, scheduleId: "a", occurrence: "2099-11-24T09:00:00" });
const WEEKLY = aSchedule({
  id: "a",
  rrule: "FREQ=WEEKLY;BYDAY=TU",
  nextDueAt: "2026-11-23T22:00:00Z",
});
const NEXT = aSchedule({ id: "b" });

/** A site that keeps what is changed, on condition of its version. */
function site(reminder = ONE) {
  let isLost = false;
  let isRefused = false;
  const kept = { r: { ...reminder }, a: { ...WEEKLY, tooLate: [] } };
  const change = (id: keyof typeof kept, changes: object) =>
    Object.assign(kept[id], changes, { version: kept[id].version + 1 });
  const patch =
    (id: keyof typeof kept) =>
    ({ headers, body }: StubRequest): StubResponse => {
      if (isRefused) return new TypeError("Failed to fetch");
      if (headers.get("If-Match") !== `"${kept[id].version}"`) return refusal(412, "stale_version");
      const { waitSeconds, ...changes } = body as { waitSeconds?: number };
      change(id, waitSeconds === undefined ? changes : { dueAt: "2099-01-01T00:00:00Z" });
      return isLost ? new TypeError("Failed to fetch") : { body: { ...kept[id] } };
    };
  const calls = stubServer({
    "GET /v1/reminders": (request) => lists([{ ...kept.r }])(request),
    "GET /v1/reminders/r": () => ({ body: { ...kept.r } }),
    "GET /v1/schedules/a": () => ({ body: { ...kept.a } }),
    "GET /v1/schedules/b": { body: NEXT },
    "POST /v1/schedules/preview": aPreview("2026-11-24T09:00:00"),
    "POST /v1/schedules": { status: 201, body: NEXT },
    "PATCH /v1/reminders/r": patch("r"),
    "PATCH /v1/schedules/a": patch("a"),
    "DELETE /v1/reminders/r": {
      body: { ...reminder, status: "cancelled", reason: "schedule", finishedAt: ONE.createdAt },
    },
    "DELETE /v1/schedules/b": () =>
      isRefused ? new TypeError("Failed to fetch") : { body: { ...NEXT, tooLate: [] } },
  });
  return {
    kept,
    change,
    lose: (lost: boolean) => (isLost = lost),
    refuse: (refused: boolean) => (isRefused = refused),
    ended: () => calls.filter(({ method }) => method === "DELETE").map(({ url }) => url.pathname),
  };
}

const changeTime = async (user: User) => {
  await pressButton(user, /^Change time/);
  await pressButton(user, /^In an hour/);
};
const save = async (user: User) => {
  fireEvent.input(await screen.findByLabelText("Message"), { target: { value: "Other" } });
  await pressButton(user, /^Save/);
};
const cancelAll = async (user: User) => {
  await pressButton(user, /^Cancel/);
  await pressButton(user, /^This and all that follow/);
};

/** What is changed, where, how, of what, and which field of it. */
type Row = readonly [string, string, (user: User) => Promise<void>, "r" | "a", Field];
type Field = "dueAt" | "message" | "rrule";

const FROM = "/schedules/a/edit?from=2026-12-08T09:00:00";
const FOLLOW: Row = ["all that follow", FROM, save, "a", "rrule"];
const CHANGES: readonly Row[] = [
  ["another time", "/reminders/r", changeTime, "r", "dueAt"],
  ["all that repeats", "/schedules/a/edit", save, "a", "message"],
  FOLLOW,
  ["a cancel of all that follow", "/reminders/r", cancelAll, "a", "rrule"],
];

async function done([name, path, ask, id, field]: Row) {
  const all = site(name.startsWith("a cancel") ? OCCURRENCE : ONE);
  const before = all.kept[id][field as "message"];
  const { user } = openPage(path);
  await ask(user);
  await screen.findByRole("button", { name: /^Undo/ });
  const isBack = () => all.kept[id][field as "message"] === before;
  expect(isBack()).toBe(false);
  return { ...all, user, isBack, id, field };
}

const failed = async (words: string) =>
  within(await screen.findByRole("alert")).findByText(new RegExp(`Undo failed. ${words}`));
const isOver = () =>
  waitFor(() => expect(screen.queryByRole("button", { name: /^Undo/ })).toBeNull());

test.each(CHANGES)("where only the answer was lost it is undone: %s", async (...row) => {
  const { user, isBack, lose } = await done(row);
  lose(true);
  await undo(user);
  await failed("No answer came");
  lose(false);
  await undo(user);
  await isOver();
  expect(isBack()).toBe(true);
});

test.each(CHANGES)(
  "where something else was changed meanwhile it is undone: %s",
  async (...row) => {
    const { user, isBack, change, id, kept } = await done(row);
    change(id, { subject: "Later" });
    await undo(user);
    await isOver();
    expect(isBack()).toBe(true);
    expect(kept[id].subject).toBe("Later");
  },
);

test.each(CHANGES)("where the same was changed meanwhile it stays: %s", async (...row) => {
  const { user, change, id, field, kept, ended } = await done(row);
  const value = field === "dueAt" ? "2099-06-01T00:00:00Z" : "FREQ=DAILY;COUNT=3";
  change(id, { [field]: value });
  await undo(user);
  await failed("It was changed elsewhere meanwhile, and stays as it now is");
  expect(kept[id][field as "message"]).toBe(value);
  expect(ended()).not.toContain("/v1/schedules/b");
});

test("of all that follow, half of which was undone, the other half is at the next try", async () => {
  const { user, isBack, refuse, ended } = await done(FOLLOW);
  refuse(true);
  await undo(user);
  await failed("No answer came");
  refuse(false);
  await undo(user);
  await isOver();
  expect(isBack()).toBe(true);
  expect(ended().at(-1)).toBe("/v1/schedules/b");
});
