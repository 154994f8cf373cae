// Editing a reminder.
import { render, waitFor } from "@testing-library/preact";
import { beforeEach, describe, expect, test } from "vitest";
import { App } from "../../app/App";
import { openActions, undo } from "../../testing/actions";
import { field, historyMove, openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { lateResponse, lists, type StubHandler, stubServer } from "../../testing/server";

const reminder = aReminder({
  id: "a",
  dueAt: new Date(Date.now() + 3_600_000).toISOString(),
  version: 2,
  subject: "Tap",
});

function site(patch: StubHandler, found = () => reminder) {
  const calls = stubServer({
    "GET /v1/reminders/a": () => ({ body: found() }),
    "PATCH /v1/reminders/a": patch,
  });
  return () => calls.filter(({ method }) => method === "PATCH");
}

async function write(user: ReturnType<typeof openPage>["user"], text: string) {
  const message = await screen.findByLabelText("Message");
  await user.clear(message);
  if (text !== "") await user.type(message, text);
  await user.click(screen.getByRole("button", { name: "Save" }));
}

test("what was changed is saved, and the reminder shown as it now is", async () => {
  let kept = reminder;
  const changes = site(
    ({ body }) => {
      kept = { ...reminder, ...(body as object), subject: null, version: 3 };
      return { body: kept };
    },
    () => kept, // the view may ask for it at any time
  );
  const { user } = openPage("/reminders/a/edit");
  await write(user, "Call him");
  expect(await screen.findByRole("heading", { level: 1, name: "Call him" })).toBeTruthy();
  expect(window.location.pathname).toBe("/reminders/a");
  await undo(user);
  expect(await screen.findByRole("heading", { level: 1, name: "Call the plumber" })).toBeTruthy();
  expect(changes().map(({ body, headers }) => [body, headers.get("If-Match")])).toEqual([
    [{ message: "Call him" }, '"2"'],
    [{ message: "Call the plumber" }, '"3"'],
  ]);
});

test("what is typed before the answer is there stays, to be saved too", async () => {
  const { answer, response } = lateResponse();
  const saved = { ...reminder, message: "Call him", version: 3 };
  let now = reminder;
  const changes = site(
    () => (changes().length === 1 ? response() : { body: { ...saved, version: 4 } }),
    () => now,
  );
  const { user } = openPage("/reminders/a/edit");
  await write(user, "Call him");
  await screen.findByRole("button", { name: "Saving…" });
  const message = screen.getByLabelText<HTMLTextAreaElement>("Message");
  await user.type(message, " back");
  now = saved;
  answer({ body: saved });
  await user.click(await screen.findByRole("button", { name: "Save" }));
  await waitFor(() => expect(window.location.pathname).toBe("/reminders/a"));
  expect(changes().map(({ body, headers }) => [body, headers.get("If-Match")])).toEqual([
    [{ message: "Call him" }, '"2"'],
    [{ message: "Call him back" }, '"3"'],
  ]);
});

test("problems stand at their fields, and the title says so", async () => {
  const changes = site(() => ({ body: reminder }));
  const { user } = openPage("/reminders/a/edit");
  await write(user, "");
  expect((await screen.findByRole("alert")).textContent).toContain("Write what you want");
  expect(document.title).toBe("Error: Edit reminder · Task Reminder");
  expect(changes()).toEqual([]);
});

const abroad = aReminder({
  id: "a",
  dueAt: "2027-05-01T13:30:00Z",
  timezone: "America/New_York",
  version: 2,
});

test("its time and its zone can be changed, and begin as they are", async () => {
  const changes = site(
    ({ body }) => ({ body: { ...abroad, ...(body as object) } }),
    () => abroad,
  );
  const { user } = openPage("/reminders/a/edit");
  expect((await field("Date")).value).toBe("2027-05-01");
  expect((await field("Time")).value).toBe("09:30");
  await user.clear(await field("Time zone"));
  await user.type(await field("Time zone"), "kyiv");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await screen.findAllByText(/^Saved: “/);
  expect(changes().map(({ body }) => body)).toEqual([
    { dueAt: "2027-05-01T09:30", timezone: "Europe/Kyiv" },
  ]);
});

test("a time that was chosen and not saved is there after a reload, is said, and can be discarded", async () => {
  site(
    () => ({ body: abroad }),
    () => abroad,
  );
  const first = openPage("/reminders/a/edit");
  await first.user.clear(await field("Time"));
  await first.user.type(await field("Time"), "11:15");
  expect(screen.queryByText(/not saved yet/)).toBeNull();
  first.unmount();
  const { user } = openPage("/reminders/a/edit");
  expect((await field("Time")).value).toBe("11:15");
  expect((await field("Date")).value).toBe("2027-05-01");
  expect(screen.getByText(/not saved yet/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Discard it" }));
  expect((await field("Time")).value).toBe("09:30");
  expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 }));
  await user.type(await field("Message"), "!");
  expect(screen.queryByText(/not saved yet/)).toBeNull();
});

test("who has left while it is saved, and come back, is not pulled away", async () => {
  const { answer, response } = lateResponse();
  let now = reminder;
  site(response, () => now);
  const { user } = openPage("/reminders/a/edit");
  await write(user, "Call him");
  await user.click(screen.getByRole("link", { name: "Cancel" }));
  await user.click(await screen.findByRole("link", { name: "Edit Tap" }));
  now = { ...reminder, message: "Call him", version: 3 };
  answer({ body: now });
  await screen.findAllByText(/^Saved: “/);
  expect(window.location.pathname).toBe("/reminders/a/edit");
  await screen.findByDisplayValue("Call him");
});

describe.each(["Save", "Cancel"])("after %s Back leads to the list", (name) => {
  const saved = { ...reminder, message: "Call him", version: 3 };
  beforeEach(() => {
    stubServer({
      "GET /v1/reminders/a": { body: reminder },
      "GET /v1/reminders": lists([reminder]),
      "PATCH /v1/reminders/a": { body: saved },
    });
  });

  async function leaveForm(user: ReturnType<typeof openPage>["user"]) {
    await user.type(await screen.findByLabelText("Message"), "!");
    await user.click(screen.getByText(name));
    await screen.findByRole("heading", { level: 1, name: "Tap" });
  }

  async function goBack() {
    window.history.back();
    await waitFor(() => expect(window.location.pathname).toBe("/"));
  }

  test("from its row", async () => {
    const { user } = openPage();
    await openActions(user, "Tap");
    await user.click(screen.getByRole("link", { name: "Edit Tap" }));
    await leaveForm(user);
    await goBack();
  });

  test("from the reminder, after a reload too", async () => {
    const { user, unmount } = openPage();
    await user.click(await screen.findByRole("link", { name: "Tap" }));
    await user.click(await screen.findByRole("link", { name: "Edit Tap" }));
    unmount();
    render(<App />);
    const moved = historyMove();
    await leaveForm(user);
    await moved;
    expect(window.location.pathname).toBe("/reminders/a");
    await goBack();
  });
});
