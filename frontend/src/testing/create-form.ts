// The form that asks for a reminder, in a test: its controls, and a site that answers it.
import { fireEvent, screen } from "@testing-library/preact";
import type { User } from "./actions";
import { aReminder } from "./reminders";
import { CONFIG, type StubHandler, stubServer } from "./server";

/** Stubs a site without reminders that answers a create with `create`; returns what was sent. */
export function createSite(
  create: StubHandler = { status: 201, body: aReminder() },
  config = CONFIG,
  more: Readonly<Record<string, StubHandler>> = {},
): () => unknown[] {
  const calls = stubServer({
    "GET /config.json": { body: config },
    "POST /v1/reminders": create,
    ...more,
  });
  return () => calls.filter((request) => request.method === "POST").map((request) => request.body);
}

export const message = () => screen.findByLabelText<HTMLTextAreaElement>("Message");
export const email = () => screen.getByLabelText<HTMLInputElement>("Email address");
export const submit = () => screen.getByRole("button", { name: "Set reminder" });

/** Fills in to whom, instead of oneself. */
export function typeEmail(address: string): void {
  fireEvent.input(email(), { target: { value: address } });
}

/** Writes `text` into the form for a new reminder by email, in ten minutes. */
export async function fillIn(text = "Call"): Promise<void> {
  fireEvent.input(await message(), { target: { value: text } });
  typeEmail("nora@example.org");
}

/** Chooses a time on that day, at nine. */
export async function chooseDate(user: User, date: string): Promise<void> {
  await user.click(await screen.findByRole("button", { name: "At a time…" }));
  fireEvent.input(screen.getByLabelText("Date"), { target: { value: date } });
}
