// Editing a reminder.
import { expect, test } from "vitest";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { type Answer, type Asked, CONFIG, serve } from "../../testing/server";

const reminder = aReminder({
  id: "a",
  dueAt: new Date(Date.now() + 3_600_000).toISOString(),
  version: 2,
  subject: "Tap",
});

function site(patch: (asked: Asked) => Answer, found = () => reminder) {
  const calls = serve({
    "GET /config.json": { body: CONFIG },
    "GET /v1/reminders/a": () => ({ body: found() }),
    "PATCH /v1/reminders/a": patch,
  });
  return () => calls.filter(({ method }) => method === "PATCH");
}

async function write(person: ReturnType<typeof openPage>["person"], text: string) {
  const message = await screen.findByLabelText("Message");
  await person.clear(message);
  if (text !== "") await person.type(message, text);
  await person.click(screen.getByRole("button", { name: "Save" }));
}

test("what was changed is saved, and the reminder shown as it now is", async () => {
  const changes = site(({ body }) => ({
    body: { ...reminder, ...(body as object), subject: null, version: 3 },
  }));
  const { person } = openPage("/reminders/a/edit");
  await write(person, "Call him");
  expect(await screen.findByRole("heading", { level: 1, name: "Call him" })).toBeTruthy();
  expect(window.location.pathname).toBe("/reminders/a");
  expect(screen.getAllByText("Your changes are saved.")).toHaveLength(2); // seen, and announced
  expect(changes().map(({ body }) => body)).toEqual([{ message: "Call him" }]);
  expect(changes()[0]?.headers.get("If-Match")).toBe('"2"');
});

test("problems stand at their fields, and the title says so", async () => {
  const changes = site(() => ({ body: reminder }));
  const { person } = openPage("/reminders/a/edit");
  await write(person, "");
  expect((await screen.findByRole("alert")).textContent).toContain("Write what you want");
  expect(document.title).toBe("Error: Edit reminder · Task Reminder");
  expect(changes()).toEqual([]);
});

test("what was changed elsewhere meanwhile is told, and what was typed stays to be saved again", async () => {
  let now = reminder;
  const changes = site(
    ({ headers, body }) => {
      if (headers.get("If-Match") === '"5"') return { body: { ...now, ...(body as object) } };
      now = { ...reminder, version: 5, dueAt: "2027-01-01T00:00:00Z" };
      const code = "stale_version";
      return {
        status: 412,
        body: { type: "about:blank", title: "No", status: 412, code, detail: "No" },
      };
    },
    () => now,
  );
  const { person } = openPage("/reminders/a/edit");
  await write(person, "Call him");
  expect((await screen.findByRole("alert")).textContent).toContain("changed elsewhere");
  expect(screen.getByLabelText<HTMLTextAreaElement>("Message").value).toBe("Call him");
  await person.click(screen.getByRole("button", { name: "Save" }));
  await screen.findByRole("heading", { level: 1, name: "Tap" });
  expect(changes()).toHaveLength(2);
});
