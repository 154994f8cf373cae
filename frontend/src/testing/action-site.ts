// A site whose reminders are changed from its lists, in a test.
import { screen, within } from "@testing-library/preact";
import type { Reminder } from "../api/types";
import { openActions, type User } from "./actions";
import { aReminder } from "./reminders";
import { changesIn, lists, stubServer } from "./server";

export const DUE = new Date(Date.now() + 7_200_000).toISOString();
export const waiting = aReminder({ id: "a", dueAt: DUE, version: 3 });
export const cancelled = aReminder({
  ...waiting,
  status: "cancelled",
  version: 4,
  finishedAt: "2026-11-23T12:00:00.000Z",
});
export const sent = aReminder({ id: "s", status: "sent", finishedAt: "2026-11-23T12:00:00.000Z" });

type Answers = Parameters<typeof stubServer>[0];

/** A site that lists `upcoming` and `finished`; returns the changes that it was asked for. */
export function actionSite(
  answers: Answers,
  upcoming: readonly Reminder[],
  finished: readonly Reminder[] = [],
) {
  const calls = stubServer({
    "GET /v1/reminders": lists(upcoming, finished),
    ...answers,
  });
  return () => changesIn(calls);
}

/** Presses a button of the list: of a reminder where its name ends with one's. */
export async function press(user: User, name: string) {
  if (name.endsWith("Call the plumber")) await openActions(user);
  const list = within(await screen.findByRole("tabpanel"));
  await user.click(await list.findByRole("button", { name }));
}

/** The title of the reminder in the list. */
export const title = () => screen.findByRole("link", { name: "Call the plumber" });
/** What stands in the bar with the way back. */
export function said(text: string | RegExp) {
  const isIt = (words: string) => (typeof text === "string" ? words === text : text.test(words));
  const selector = ".undo p"; // its title and what was done are apart
  return screen.findByText((_, bar) => isIt(bar?.textContent ?? ""), { selector });
}
