// The form that asks for a reminder, in a test: its controls, and a site that answers it.
import { fireEvent, screen } from "@testing-library/preact";
import { CONFIG, type StubHandler, stubServer } from "./server";

/** Stubs a site without reminders that answers a create with `create`; returns what was sent. */
export function createSite(
  create: StubHandler,
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
