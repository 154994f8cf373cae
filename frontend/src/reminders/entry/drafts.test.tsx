// What was written in the one line and chosen at its chips stays while the writing goes on.
import { fireEvent, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { User } from "../../testing/actions";
import { createSite, message, submit } from "../../testing/create-form";
import { chip, entryField, stopClock, undoSet, write } from "../../testing/entry";
import { openPage, screen } from "../../testing/page";

test("an answer stays while other words change, and goes with the time", async () => {
  stopClock();
  const posted = createSite();
  const { user } = openPage();
  await write(user, "standup at 8:30 tomorrow");
  await user.click(await chip("When"));
  const readings = within(screen.getByRole("group", { name: "It can mean" }));
  await user.click(readings.getByRole("button", { name: /8:30.PM/ }));
  await write(user, " with Bob");
  await waitFor(async () => expect((await chip("What")).textContent).toContain("with Bob"));
  expect((await chip("When")).textContent).toMatch(/8:30.PM in Sydney$/);
  fireEvent.input(await entryField(), { target: { value: "standup at 9:30 tomorrow" } });
  await waitFor(async () => expect((await chip("When")).textContent).toMatch(/9:30.*\?$/));
  expect(posted()).toEqual([]);
});

test("the subject and the further lines stay while the first line is written", async () => {
  const posted = createSite();
  const { user } = openPage();
  await write(user, "standup in 20 min");
  await user.click(await chip("What"));
  await user.type(screen.getByLabelText("Message"), "{Enter}Bring notes");
  await user.type(screen.getByLabelText("Subject (optional)"), "Team");
  fireEvent.input(await entryField(), { target: { value: "Standup in 20 min" } });
  const message = screen.getByLabelText<HTMLTextAreaElement>("Message");
  await waitFor(() => expect(message.value).toBe("Standup\nBring notes"));
  await user.click(await entryField());
  await user.keyboard("{Enter}");
  await undoSet();
  expect(posted()).toMatchObject([{ message: "Standup\nBring notes", subject: "Team" }]);
});

test("of two times that clocks show alike each is named by its offset", async () => {
  stopClock();
  createSite();
  const { user } = openPage();
  await write(user, "tea 4 April 2027 2:30am");
  const when = await chip("When");
  expect(when.textContent).toMatch(/GMT\+11:00.* or .*GMT\+10:00.*\?$/);
});

test.each([
  [" by email", "zoe@example.org"],
  [" to ann@example.org", "ann@example.org"],
])("whom one chose stays until another is named: %s", async (words, address) => {
  const posted = createSite();
  const { user } = openPage();
  await write(user, "call mum in 20 min");
  await user.click(await chip("To"));
  const field = screen.getByLabelText("Email address");
  await user.clear(field);
  await user.type(field, "zoe@example.org");
  await user.type(await entryField(), `${words}{Enter}`);
  await waitFor(() => expect(posted()).toHaveLength(1));
  expect(posted()[0]).toMatchObject({ email: address, preference: "email" });
});

test.each([" ", "Call"])(
  "from the line with “%s” the form begins where it goes on",
  async (text) => {
    createSite();
    const { user } = openPage();
    await write(user, text);
    await user.click(screen.getByRole("link", { name: "All options" }));
    const heading = await screen.findByRole("heading", { name: "New reminder" });
    const message = screen.getByLabelText("Message");
    await waitFor(() => expect(document.activeElement).toBe(text === "Call" ? heading : message));
  },
);

const openForm = async (user: User) => {
  await user.click(screen.getByRole("link", { name: "All options" }));
  return message();
};

test("the line keeps its text while all options are looked at, until that is set there", async () => {
  createSite();
  const { user } = openPage();
  await write(user, "tea in 20 min");
  await chip("When");
  await user.type(await openForm(user), " with milk");
  window.history.back();
  expect((await entryField()).value).toBe("tea in 20 min");
  await chip("When");
  expect((await openForm(user)).value).toBe("tea with milk");
  expect(screen.queryByText(/draft was replaced/)).toBeNull();
  await user.click(submit());
  await undoSet();
  window.history.back();
  expect((await entryField()).value).toBe("");
});

test("what is set by the line, and not changed in the form, is no longer there", async () => {
  createSite();
  const { user } = openPage();
  await write(user, "tea in 20 min");
  await chip("When");
  expect((await openForm(user)).value).toBe("tea");
  window.history.back();
  await user.type(await entryField(), "{Enter}");
  await undoSet();
  expect((await openForm(user)).value).toBe("");
});

test("what is written in the line since stays when the form sets its own", async () => {
  createSite();
  const { user } = openPage();
  await write(user, "tea in 20 min");
  await chip("When");
  await openForm(user);
  window.history.back();
  await write(user, " and milk");
  window.history.forward();
  await message();
  await user.click(submit());
  await undoSet();
  window.history.back();
  expect((await entryField()).value).toBe("tea in 20 min and milk");
});

test("what is ambiguous, assumed or not understood is announced too", async () => {
  stopClock();
  createSite();
  const { user } = openPage();
  const announced = () => document.querySelector("[data-announcer]")?.textContent;
  await write(user, "tea at 5");
  await waitFor(() => expect(announced()).toMatch(/^Today, .* or tomorrow, .*\?$/));
  await user.clear(await entryField());
  await write(user, "tea tomorrow");
  await waitFor(() => expect(announced()).toMatch(/\? No time of day is found: 09:00 is used\.$/));
});
