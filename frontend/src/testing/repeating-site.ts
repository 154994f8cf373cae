// A site with what repeats, which ends, in tests.
import { screen } from "@testing-library/preact";
import { expect } from "vitest";
import { said } from "./action-site";
import { pressButton, type User } from "./actions";
import { openPage } from "./page";
import { aReminder } from "./reminders";
import { aSchedule, RULE_NEVER } from "./schedules";
import { callOf, changesIn, lists, page, type StubHandler, stubServer } from "./server";
import "../schedules/detail/ScheduleView";

export const NEXT = "2099-11-23T22:00:00Z";
export const END = "DELETE /v1/schedules/a";
export const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

/** A site with what repeats, of which one is made, another, and one that was moved by hand. */
export function site(path = "/", dueAt = NEXT, changes: Record<string, StubHandler> = {}) {
  const schedule = aSchedule({ id: "a", nextDueAt: dueAt, nextReminderId: "r", version: 3 });
  const one = { dueAt, scheduleId: "a", message: "Water the plants" };
  const next = aReminder(one);
  const made = [
    aReminder({ ...one, id: "r", occurrence: next.dueAtLocal.slice(0, 19) }),
    aReminder({
      ...one,
      id: "r2",
      occurrence: "2099-11-25T09:00:00",
      dueAt: "2099-11-24T22:00:00Z",
    }),
    aReminder({
      ...one,
      id: "moved",
      occurrence: "2099-11-26T09:00:00",
      dueAt: "2100-01-01T00:00:00Z",
    }),
    aReminder({ id: "o", message: "Other", dueAt: "2099-12-01T00:00:00Z" }),
  ];
  let isEnded = false;
  const calls = stubServer({
    "GET /v1/reminders": (request) => lists(made.slice(isEnded ? 3 : 0))(request),
    "GET /v1/reminders/r": { body: made[0] },
    "GET /v1/schedules": () => page(isEnded ? [] : [schedule]),
    "GET /v1/schedules/a": { body: schedule },
    "POST /v1/schedules/preview": RULE_NEVER,
    [END]: () => {
      isEnded = true;
      return { body: { ...schedule, status: "ended", nextDueAt: null, tooLate: [] } };
    },
    ...changes,
  });
  const asked = () => changesIn(calls).map(callOf);
  return { asked, ...openPage(path) };
}

export const rows = () => screen.queryAllByRole("link", { name: "Water the plants" });

export async function endAll(user: User) {
  const [opener] = await screen.findAllByRole("button", { name: "Actions Water the plants" });
  await user.click(opener as HTMLElement);
  await pressButton(user, "Cancel Water the plants");
  await pressButton(user, "This and all that follow");
}

export async function endIt(user: User) {
  await pressButton(user, "End Water the plants");
  await pressButton(user, "End it");
}

export const close = (user: User) => user.click(screen.getByRole("button", { name: /^Close/ }));
export const saidAlone = async (words: string) => {
  await said(words);
  expect(screen.queryByRole("button", { name: /^Undo/ })).toBeNull();
};
