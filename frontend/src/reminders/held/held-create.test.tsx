// A form that is sent while nobody is signed in makes one reminder once somebody is.
import { waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { undo } from "../../testing/actions";
import { fillIn, message, submit } from "../../testing/create-form";
import { comeBack, doneText, endingSite, heldText, type User } from "../../testing/ending-site";
import { openPage, screen } from "../../testing/page";
import { refusal } from "../../testing/server";

/** Sends the filled form, which then waits for a sign-in. */
async function askSignedOut(user: User) {
  await fillIn("Call the plumber");
  await user.click(submit());
  await heldText("set “Call the plumber”");
}

test("a form that is sent when signed out makes one reminder after the sign-in, and says so", async () => {
  sessionStorage.clear();
  const reached = endingSite();
  const { user } = openPage("/new");
  await askSignedOut(user);
  expect(screen.getByText(/its wait is counted from then/)).toBeTruthy();
  expect(reached).toEqual([]);
  comeBack("/new");
  await doneText(/^Set: /);
  expect(reached).toHaveLength(1);
  expect(reached[0]?.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f-]{36}$/);
  expect(reached[0]?.body).toMatchObject({ message: "Call the plumber", waitSeconds: 600 });
  comeBack("/new");
  expect((await message()).value).toBe("");
  expect(reached).toHaveLength(1);
});

test("what is refused is said at its field, and the draft stays", async () => {
  sessionStorage.clear();
  const errors = [{ pointer: "#/email", code: "x", detail: "No such address." }];
  endingSite({
    "POST /v1/reminders": refusal(422, "invalid_request", { errors }),
  });
  const { user } = openPage("/new");
  await askSignedOut(user);
  comeBack("/new");
  expect((await screen.findByRole("alert")).textContent).toContain("No such address.");
  expect((await message()).value).toBe("Call the plumber");
});

test("what is no longer wanted is not made", async () => {
  sessionStorage.clear();
  const reached = endingSite();
  const { user } = openPage("/new");
  await askSignedOut(user);
  await user.click(await screen.findByRole("button", { name: /^Don't do it/ }));
  expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 }));
  comeBack("/new");
  expect((await message()).value).toBe("Call the plumber");
  await screen.findByText("nora@example.org");
  expect(reached).toEqual([]);
});

test("what is written in the form meanwhile stays there, and what was asked for is made, and undone", async () => {
  sessionStorage.clear();
  const reached = endingSite();
  const { user } = openPage("/new");
  await askSignedOut(user);
  await user.type(await message(), "!");
  await heldText("set “Call the plumber”");
  comeBack("/new");
  await doneText(/^Set: /);
  expect(reached.map(({ body }) => body)).toMatchObject([{ message: "Call the plumber" }]);
  expect((await message()).value).toBe("Call the plumber!");
  await undo(user);
  await waitFor(() => expect(reached.map(({ method }) => method)).toEqual(["POST", "DELETE"]));
});

test("after half an hour it is not made by itself, and that is said", async () => {
  sessionStorage.clear();
  const reached = endingSite();
  const { user } = openPage("/new");
  await askSignedOut(user);
  const held = JSON.parse(sessionStorage.getItem("held-change") ?? "") as { askedAt: number }[];
  for (const each of held) each.askedAt -= 31 * 60_000;
  sessionStorage.setItem("held-change", JSON.stringify(held));
  comeBack("/new");
  expect((await screen.findByRole("alert")).textContent).toContain("Too much time passed");
  expect((await message()).value).toBe("Call the plumber");
  expect(reached).toEqual([]);
});
