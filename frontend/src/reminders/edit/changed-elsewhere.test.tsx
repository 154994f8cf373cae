// Edits beside what is changed elsewhere: what nobody touched in the form is as it now is.
import { fireEvent, waitFor } from "@testing-library/preact";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import type { Reminder } from "../../api/types";
import { field, openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { refusal, stubServer } from "../../testing/server";

const SYDNEY = "Australia/Sydney";
const [DAY, LATER] = [30, 37].map((days) => Temporal.Now.plainDateISO(SYDNEY).add({ days }));
const nineOn = (day = DAY) =>
  day?.toZonedDateTime({ timeZone: SYDNEY, plainTime: "09:00" }).toInstant().toString() ?? "";
const before = aReminder({ id: "a", dueAt: nineOn(), subject: "Tap", version: 2 });
const after = aReminder({
  id: "a",
  dueAt: nineOn(LATER),
  subject: "The tap",
  email: "new@example.org",
  version: 5,
});

/** A site where the reminder is changed at will, and that takes no change of an old version. */
function site() {
  let now = before;
  const calls = stubServer({
    "GET /v1/reminders/a": () => ({ body: now }),
    "PATCH /v1/reminders/a": ({ headers, body }) => {
      if (headers.get("If-Match") === `"${now.version}"`) {
        now = { ...now, ...(body as object), version: now.version + 1 };
        return { body: now };
      }
      return refusal(412, "stale_version");
    },
  });
  const changes = () => calls.filter(({ method }) => method === "PATCH").map(({ body }) => body);
  return { changes, change: (to: Reminder) => void (now = to), ...openPage("/reminders/a/edit") };
}

const write = async (name: string, value: string) =>
  fireEvent.input(await field(name), { target: { value } });
const lookAgain = () => document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
const isNow = (name: string, value: string) =>
  waitFor(async () => expect((await field(name)).value).toBe(value));
const SAVE = { name: "Save" };

test("only what was changed in the form is sent; the rest is shown as it now is", async () => {
  const { user, changes, change } = site();
  await write("Message", "Call him");
  change(after);
  lookAgain();
  await isNow("Email address", "new@example.org");
  expect((await field("Subject (optional)")).value).toBe("The tap");
  expect((await field("Date")).value).toBe(String(LATER));
  expect((await field("Message")).value).toBe("Call him");
  await user.click(screen.getByRole("button", SAVE));
  await screen.findAllByText(/^Saved: “/);
  expect(changes()).toEqual([{ message: "Call him" }]);
});

test("what is refused as outdated is saved by the next press, and nothing else with it", async () => {
  const { user, changes, change } = site();
  await write("Message", "Call him");
  change(after);
  await user.click(screen.getByRole("button", SAVE));
  expect((await screen.findByRole("alert")).textContent).toContain(
    "What you changed is still here",
  );
  await isNow("Email address", "new@example.org");
  await user.click(screen.getByRole("button", SAVE));
  await screen.findAllByText(/^Saved: “/);
  expect(changes()).toEqual([{ message: "Call him" }, { message: "Call him" }]);
});

test("a time that was changed is the one that was seen then, of the same day", async () => {
  const { user, changes, change } = site();
  await write("Time", "10:30");
  change(after);
  lookAgain();
  await isNow("Email address", "new@example.org");
  await user.click(screen.getByRole("button", SAVE));
  await screen.findAllByText(/^Saved: “/);
  expect(changes()).toEqual([{ dueAt: `${String(DAY)}T10:30`, timezone: SYDNEY }]);
});

test("what was changed and put back is no change", async () => {
  const { user, changes, change } = site();
  await write("Message", "Call him");
  await write("Message", before.message);
  await write("Time", "10:30");
  await write("Time", "09:00");
  await user.click(screen.getByRole("button", { name: "In an hour" }));
  await user.click(screen.getByRole("button", { name: "At a time…" }));
  change({ ...after, message: "Call her" });
  lookAgain();
  await isNow("Message", "Call her");
  expect((await field("Date")).value).toBe(String(LATER));
  await user.click(screen.getByRole("button", SAVE));
  await screen.findAllByText(/^Saved: “/);
  expect(changes()).toEqual([]);
});

test("once it has been sent, it can be sent again with what was filled in", async () => {
  const { user, change } = site();
  await write("Message", "Call him");
  await write("Time", "10:30");
  change(aReminder({ ...after, status: "sent", finishedAt: after.dueAt }));
  lookAgain();
  await user.click(await screen.findByRole("link", { name: /^Send it again/ }));
  await screen.findByRole("heading", { level: 1, name: "Fix and send again" });
  expect((await field("Message")).value).toBe("Call him");
  expect((await field("Time")).value).toBe("10:30");
  expect((await field("Date")).value).toBe(String(DAY));
  expect((await field("Email address")).value).toBe("new@example.org");
});
