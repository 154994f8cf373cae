// The first reminder, from the empty list.
import { waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { message, submit, typeEmail } from "../../testing/create-form";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";
import { CONFIG, page, type StubResponse, stubServer } from "../../testing/server";

function site(create: StubResponse) {
  const calls = stubServer({
    "GET /config.json": { body: CONFIG },
    "GET /v1/reminders": page([]),
    "POST /v1/reminders": create,
  });
  return () => calls.filter(({ method }) => method === "POST").map(({ body }) => body);
}

const button = () => screen.findByRole("button", { name: "Remind me in 10 seconds" });

test("one press asks for it to the signed-in address, and the focus goes to its row", async () => {
  const dueAt = new Date(Date.now() + 10_000).toISOString();
  const creates = site({ status: 201, body: aReminder({ dueAt }) });
  const { user } = openPage();
  await user.click(await button());
  const link = await screen.findByRole("link", { name: "Call the plumber" });
  expect(document.activeElement).toBe(link);
  expect(creates()).toMatchObject([
    { preference: "email", email: "nora@example.org", waitSeconds: 10 },
  ]);
});

test("without an address nothing is asked for", async () => {
  const creates = site({ body: null });
  const { user } = openPage();
  await button();
  await user.clear(screen.getByLabelText("Send it to"));
  await user.click(await button());
  expect(screen.getByText("Enter your email address.")).toBeTruthy();
  expect(creates()).toEqual([]);
});

test("what the service refuses is said at the address", async () => {
  const detail = "This is no address that mail can go to.";
  const errors = [{ pointer: "#/email", code: "invalid_email", detail }];
  const code = "invalid_request";
  site({
    status: 422,
    body: { type: "about:blank", title: "T", status: 422, code, detail: "D", errors },
  });
  const { user } = openPage();
  await button();
  await user.type(screen.getByLabelText("Send it to"), "?{Enter}");
  expect(await screen.findByText(detail)).toBeTruthy();
});

test.each(["the form's", "the empty list's"])(
  "the success of the other form leaves %s lost request its key",
  async (whose) => {
    const keys: (string | null)[] = [];
    let lost = 1;
    const dueAt = new Date(Date.now() + 10_000).toISOString();
    stubServer({
      "GET /config.json": { body: CONFIG },
      "GET /v1/reminders": page([]),
      "POST /v1/reminders": ({ headers }) => {
        keys.push(headers.get("Idempotency-Key"));
        return lost-- > 0 ? new TypeError("lost") : { status: 201, body: aReminder({ dueAt }) };
      },
    });
    const { user, unmount } = openPage();
    const ofForm = async () => {
      await user.type(await message(), "{Control>}a{/Control}{Delete}Call");
      typeEmail("nora@example.org");
      await user.click(submit());
    };
    const ofList = async () => user.click(await button());
    const [mine, others] = whose === "the form's" ? [ofForm, ofList] : [ofList, ofForm];
    await mine();
    await screen.findByText(/may have been set/i);
    await others();
    await waitFor(() => expect(keys).toHaveLength(2));
    await waitFor(() => expect(screen.queryByText("Setting…")).toBeNull());
    unmount();
    openPage();
    await mine();
    await waitFor(() => expect(keys).toHaveLength(3));
    expect(keys[2]).toBe(keys[0]);
    expect(keys[1]).not.toBe(keys[0]);
  },
);
