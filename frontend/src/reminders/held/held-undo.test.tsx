// What is asked for in a session that has ended is made after the next sign-in, and can be undone.
import { fireEvent, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { actionButton, undo } from "../../testing/actions";
import {
  comeBack,
  doneText,
  endingSite,
  endSession,
  heldText,
  type User,
  waiting,
} from "../../testing/ending-site";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { aSchedule } from "../../testing/schedules";
import type { StubRequest } from "../../testing/server";

type Press = (user: User) => Promise<void>;

const inList = () => within(screen.getByRole("tabpanel"));
const close = async (user: User) =>
  user.click(await screen.findByRole("button", { name: /^Close: / }));
const press = async (user: User, found: HTMLElement) => {
  endSession();
  await user.click(found);
};

const cancel: Press = async (user) => press(user, await actionButton(user, "Cancel"));
const complete: Press = async (user) => press(user, await actionButton(user, "Done"));
const changeTime: Press = async (user) => {
  await user.click(await actionButton(user, "Change time"));
  await press(user, inList().getByRole("button", { name: "In an hour" }));
};
const edit: Press = async (user) => {
  fireEvent.input(await screen.findByLabelText("Message"), { target: { value: "Call him" } });
  await press(user, await screen.findByRole("button", { name: "Save" }));
};
const snooze: Press = async (user) => {
  await user.click(await screen.findByRole("tab", { name: "Finished" }));
  await user.click(await actionButton(user, "Snooze"));
  await press(user, inList().getByRole("button", { name: "In 10 minutes" }));
};

const UPDATE = "PATCH /v1/reminders/a";
const FORMER = { dueAt: waiting.dueAt, timezone: waiting.timezone };
const SNOOZE = ["POST /v1/reminders/a/snooze", FORMER];
const NOTHING = expect.anything() as unknown;

const asked = (reached: readonly StubRequest[]) =>
  reached.map(({ method, url, body }) => [`${method} ${url.pathname}`, body || NOTHING]);

test.each([
  ["/", "cancel", cancel, /^Cancelled: /, ["DELETE /v1/reminders/a"], [SNOOZE]],
  [
    "/",
    "mark as done",
    complete,
    /^Done: /,
    ["POST /v1/reminders/a/done"],
    [["DELETE /v1/reminders/a/done", NOTHING], SNOOZE],
  ],
  ["/", "change", changeTime, /^Changed: .*, due /, [UPDATE], [[UPDATE, FORMER]]],
  [
    "/reminders/a/edit",
    "change",
    edit,
    /^Changed: /,
    [UPDATE],
    [[UPDATE, { message: waiting.message }]],
  ],
  [
    "/",
    "send again",
    snooze,
    /^Set again: /,
    ["POST /v1/reminders/s/snooze"],
    [["DELETE /v1/reminders/b", NOTHING]],
  ],
])(
  "what is asked for at %s is made after the sign-in, and undone: %s",
  async (path, words, ask, said, made, back) => {
    const reached = endingSite();
    const { user } = openPage(path);
    await ask(user);
    await heldText(`${words} “Call the plumber”`);
    const next = comeBack(path);
    expect(await doneText(said)).toBeTruthy();
    expect(asked(reached).map(([call]) => call)).toEqual(made);
    await undo(next.user);
    await waitFor(() => expect(asked(reached).slice(made.length)).toEqual(back));
  },
);

const dismiss: Press = async (user) => {
  await user.click(await screen.findByRole("tab", { name: /attention/ }));
  await press(user, await actionButton(user, "Dismiss"));
  await close(user);
};
const cancelOne: Press = async (user) => {
  await user.click(await actionButton(user, "Cancel"));
  await press(user, await screen.findByRole("button", { name: "Only this one" }));
  await close(user);
};
const completeOne: Press = async (user) => {
  await complete(user);
  await close(user);
};
const end: Press = async (user) => {
  await user.click(await screen.findByRole("button", { name: "End Call the plumber" }));
  await press(user, await screen.findByRole("button", { name: "End it" }));
  await close(user);
};

const pause: Press = async (user) => {
  await press(user, await screen.findByRole("button", { name: "Pause Call the plumber" }));
  await close(user);
};

const ONE = aReminder({ ...waiting, scheduleId: "w", occurrence: "2026-11-24T09:00:00" });
const REPEATS = aSchedule({ id: "w", message: ONE.message });

type Final = readonly [string, string, Press, RegExp, string];

const DISMISS = "POST /v1/reminders/f/dismiss";
const DISMISSAL: Final = ["a dismissal", "/", dismiss, /^Dismissed: /, DISMISS];
const FINAL: readonly Final[] = [
  DISMISSAL,
  ["a cancel of one that repeats", "/", cancelOne, /^Cancelled: /, "DELETE /v1/reminders/a"],
  ["one that repeats and is done", "/", completeOne, /^Done: /, "POST /v1/reminders/a/done"],
  ["a pause", "/schedules/w", pause, /^Paused: /, "POST /v1/schedules/w/pause"],
  ["an end", "/schedules/w", end, /^Ended: /, "DELETE /v1/schedules/w"],
];

/** Asks for it in a session that has ended, and signs in again. */
async function askAndComeBack([, path, ask, said]: Final) {
  const answers = {
    "GET /v1/reminders/a": { body: ONE },
    "GET /v1/schedules/w": { body: REPEATS },
    "POST /v1/schedules/w/pause": { body: { ...REPEATS, status: "paused", tooLate: [] } },
    "DELETE /v1/schedules/w": { body: { ...REPEATS, status: "ended", tooLate: [] } },
  };
  const reached = endingSite(answers, [ONE]);
  await ask(openPage(path).user);
  await screen.findByText(/^Not done yet: /);
  const { user } = comeBack(path);
  await doneText(said);
  return { reached, user };
}

test("what nothing brings back is not made where it is undone", async () => {
  const { reached, user } = await askAndComeBack(DISMISSAL);
  await undo(user);
  await waitFor(() => expect(screen.queryByRole("button", { name: /^Undo/ })).toBeNull());
  expect(reached).toEqual([]);
});

test.each(FINAL)("it is made once it can't be undone: %s", async (...row) => {
  const { reached, user } = await askAndComeBack(row);
  await close(user);
  await waitFor(() => expect(asked(reached)).toEqual([[row[4], NOTHING]]));
});
