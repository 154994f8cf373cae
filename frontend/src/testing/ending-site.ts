// A site whose session ends, and begins again, in tests of what is asked for in between.
import { cleanup, within } from "@testing-library/preact";
import type { Reminder } from "../api/types";
import { openPage, screen } from "./page";
import { aReminder } from "./reminders";
import { aPreview } from "./schedules";
import { page, type StubRequest, type StubResponse, stubServer } from "./server";
import { signInAs } from "./session";

export type User = ReturnType<typeof openPage>["user"];

const DUE = new Date(Date.now() + 7_200_000).toISOString();
export const waiting = aReminder({ id: "a", dueAt: DUE, version: 3 });
const cancelled = aReminder({ ...waiting, status: "cancelled", finishedAt: DUE, version: 4 });
const sent = aReminder({ id: "s", status: "sent", finishedAt: "2026-11-23T12:00:00.000Z" });
const failed = aReminder({ ...sent, id: "f", status: "failed", attention: true });
const again = aReminder({ id: "b", dueAt: DUE, snoozedFrom: "s" });

let isOver = false;

/** From now on no token is taken, and none renewed. */
export function endSession(): void {
  isOver = true;
}

type Answers = Readonly<Record<string, StubResponse>>;

/**
 * A site that lists `upcoming`, and takes no token once `endSession` was called; returns the changes
 * that reached it.
 */
export function endingSite(answers: Answers = {}, upcoming: readonly Reminder[] = [waiting]) {
  isOver = false;
  const reached: StubRequest[] = [];
  const responses: Answers = {
    "GET /v1/reminders/a": { body: waiting },
    "GET /v1/reminders/f": { body: failed },
    "GET /v1/reminders/s": { body: sent },
    "POST /v1/reminders": { status: 201, body: waiting },
    "DELETE /v1/reminders/a": { body: cancelled },
    "DELETE /v1/reminders/b": { body: { ...cancelled, id: "b" } },
    "POST /v1/reminders/a/done": { body: { ...cancelled, doneAt: DUE } },
    "DELETE /v1/reminders/a/done": { body: cancelled },
    "POST /v1/reminders/a/snooze": { status: 201, body: again },
    "POST /v1/reminders/f/dismiss": { body: { ...failed, attention: false, version: 2 } },
    "PATCH /v1/reminders/a": { body: { ...waiting, version: 4 } },
    "POST /v1/reminders/s/snooze": { status: 201, body: again },
    "POST /v1/schedules/preview": aPreview("2026-11-24T09:00:00"),
    ...answers,
  };
  const guarded = (response: StubResponse) => (request: StubRequest) => {
    if (isOver) return { status: 401, body: { message: "Unauthorized" } };
    const { method, url } = request;
    if (method !== "GET" && !url.pathname.endsWith("/preview")) reached.push(request);
    return response;
  };
  const calls = Object.entries(responses).map(([call, response]) => [call, guarded(response)]);
  stubServer({
    "POST /oauth2/token": { status: 400, body: { error: "invalid_grant" } },
    "GET /v1/reminders": ({ url }: StubRequest) =>
      isOver
        ? { status: 401, body: { message: "Unauthorized" } }
        : page(listed(url.searchParams, upcoming)),
    ...(Object.fromEntries(calls) as Record<string, () => StubResponse>),
  });
  return reached;
}

/** As if the browser came back from the sign-in page. */
export function comeBack(path = "/", address = "nora@example.org") {
  cleanup();
  isOver = false;
  signInAs(address);
  return openPage(path);
}

/** What is said in the bar of what was just done. */
export async function doneText(words: string | RegExp) {
  const bar = await screen.findByRole("group", { name: "What was just done" });
  return within(bar).findByText(words, { selector: "p" });
}

/** What is said of a change that waits for a sign-in. */
export const heldText = (words: string) =>
  screen.findByText(`Not done yet: you asked to ${words}.`);

function listed(asked: URLSearchParams, upcoming: readonly Reminder[]): readonly Reminder[] {
  if (asked.has("attention")) return [failed];
  return asked.get("state") === "upcoming" ? upcoming : [sent];
}
