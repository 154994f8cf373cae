// The chips of the one line: what is understood or missing is shown, and changed there.
import { waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { changeSettings } from "../../settings/stored-settings";
import { createSite } from "../../testing/create-form";
import { chip, enter, entryField, stopClock, undoSet, write } from "../../testing/entry";
import { openPage, screen } from "../../testing/page";

test("what is ambiguous is shown at its chip, and the other reading is one press away", async () => {
  stopClock();
  const posted = createSite();
  const { user } = openPage();
  await write(user, "tea at 5");
  const when = await chip("When");
  expect(when.textContent).toMatch(/^When Today, .* or tomorrow, .*\?$/);
  await user.click(when);
  const readings = within(screen.getByRole("group", { name: "It can mean" }));
  await user.click(readings.getByRole("button", { name: /Tomorrow/ }));
  expect((await chip("When")).textContent).toMatch(/^When Tomorrow, .*Sydney$/);
  await user.click(await entryField());
  await user.keyboard("{Enter}");
  await undoSet();
  expect(posted()).toMatchObject([{ message: "tea", dueAt: "2026-11-26T05:00" }]);
});

test("only a day's name has its capital within what is said", async () => {
  stopClock();
  createSite();
  const { user } = openPage();
  await write(user, "tea next Friday 3pm");
  expect((await chip("When")).textContent).toMatch(/^When Fri .* or Fri .*\?$/);
});

test.each([
  [
    "bins every Monday at 8",
    /^When Each week on Monday at 0?8:00.AM, Sydney time, or 0?8:00.PM\?$/,
  ],
  ["tea tomorrow at 8", /^When Tomorrow, Thu.*, 0?8:00.AM in Sydney, or 0?8:00.PM\?$/],
  ["call Ann tomorrow 9am in Sydney", /^When Tomorrow, Thu.*, 0?9:00.AM in Sydney$/],
])("of the other reading only what differs is said: %s", async (text, said) => {
  stopClock();
  createSite();
  const { user } = openPage();
  await write(user, text);
  expect((await chip("When")).textContent).toMatch(said);
});

test("one's own number is marked as such beside somebody's address", async () => {
  changeSettings({ phone: "+61491570156" });
  createSite();
  const { user } = openPage();
  await write(user, "tea in 20 min to bob@example.org by both");
  expect((await chip("To")).textContent).toBe("To bob@example.org, you, +61491570156");
});

test("the first reading is an answer, too: what was answered is asked no more", async () => {
  stopClock();
  createSite();
  const { user } = openPage();
  await write(user, "tea at 5");
  await user.click(await chip("When"));
  const readings = within(screen.getByRole("group", { name: "It can mean" }));
  await user.click(readings.getByRole("button", { name: /Today/ }));
  expect((await chip("When")).textContent).toMatch(/^When Today, .*Sydney$/);
});

test("somebody who is not understood is asked about at the chip until it is changed", async () => {
  createSite();
  const { user } = openPage();
  await write(user, "tea in 20 min to 0491 570 156");
  expect((await chip("To")).textContent).toBe("To you, nora@example.org?");
  await user.click(await chip("To"));
  expect(screen.getByText(/It does not go “to 0491 570 156”/)).toBeTruthy();
  await user.clear(screen.getByLabelText("Email address"));
  await user.type(screen.getByLabelText("Email address"), "ada@example.org");
  expect((await chip("To")).textContent).toBe("To ada@example.org");
});

test("without a time nothing is set: the choice of one opens and is asked for", async () => {
  const posted = createSite();
  const { user } = openPage();
  await write(user, "buy 2 May flowers");
  await chip("What");
  await user.keyboard("{Enter}");
  expect((await screen.findByRole("alert")).textContent).toContain("Say when, or choose a time.");
  const amount = await screen.findByLabelText("In"); // the control opens after the alert
  await waitFor(() => expect(document.activeElement).toBe(amount));
  expect((await entryField()).value).toBe("buy 2 May flowers");
  expect(posted()).toEqual([]);
  await user.click(screen.getByRole("button", { name: "In an hour" }));
  await user.click(await entryField());
  await user.keyboard("{Enter}");
  await undoSet();
  expect(posted()).toMatchObject([{ message: "buy 2 May flowers", waitSeconds: 3600 }]);
});

test("each chip opens its own control; Escape closes it and leads back", async () => {
  const posted = createSite();
  const { user } = openPage();
  await write(user, "tea in 20 min by sms");
  expect((await chip("How")).textContent).toBe("How SMS");
  await user.click(await chip("What"));
  await user.type(screen.getByLabelText("Message"), " please");
  await user.keyboard("{Escape}");
  expect(screen.queryByLabelText("Message")).toBeNull();
  expect(document.activeElement).toBe(await chip("What"));
  await user.click(await chip("How"));
  await user.click(screen.getByRole("radio", { name: "Both" }));
  await user.click(await chip("To"));
  await user.type(screen.getByLabelText("Mobile number"), "+61491570156{Enter}");
  await undoSet();
  expect(posted()).toMatchObject([
    { message: "tea please", preference: "both", phone: "+61491570156", waitSeconds: 1200 },
  ]);
});

test("a number that is missing is asked for at its chip; one of the device's settings is taken", async () => {
  const posted = createSite();
  const { user, unmount } = openPage();
  await write(user, "tea in 20 min by sms");
  await chip("To");
  await user.keyboard("{Enter}");
  const number = await screen.findByLabelText("Mobile number");
  await waitFor(() => expect(document.activeElement).toBe(number));
  expect(posted()).toEqual([]);
  unmount();
  changeSettings({ phone: "+61491570156" });
  const again = openPage();
  await chip("To");
  await again.user.click(await entryField());
  await again.user.keyboard("{Enter}");
  await undoSet();
  expect(posted()).toMatchObject([{ preference: "sms", phone: "+61491570156" }]);
});

test("what was chosen at the chips is for what is written: an emptied line begins anew", async () => {
  const posted = createSite();
  const { user } = openPage();
  await write(user, "alpha");
  await user.click(await chip("When"));
  await user.click(screen.getByRole("button", { name: "In an hour" }));
  await user.click(await chip("How"));
  await user.click(screen.getByRole("radio", { name: "Both" }));
  await user.click(await chip("To"));
  await user.type(screen.getByLabelText("Mobile number"), "+61491570156");
  await user.type(screen.getByLabelText("Email address"), "bob@example.org");
  expect((await chip("To")).textContent).toContain("bob@example.org");
  await user.clear(await entryField());
  await write(user, " beta");
  expect((await chip("To")).textContent).toBe("To you, nora@example.org");
  expect((await chip("How")).textContent).toBe("How Email");
  await user.keyboard("{Enter}");
  expect((await screen.findByRole("alert")).textContent).toContain("Say when");
  expect(posted()).toEqual([]);
});

test("what is wrong is said until what it is about is changed, and then the focus stays", async () => {
  stopClock();
  const posted = createSite();
  const { user } = openPage();
  await enter(user, "milk");
  const amount = await screen.findByLabelText("In");
  await waitFor(() => expect(document.activeElement).toBe(amount));
  const evening = screen.getByRole("button", { name: /^This evening/ });
  await user.click(evening);
  expect(screen.queryByRole("alert")).toBeNull();
  expect(evening.getAttribute("aria-pressed")).toBe("true");
  await user.click(screen.getByRole("button", { name: "In…" }));
  await user.click(evening);
  await waitFor(() => expect(document.activeElement).toBe(evening));
  await user.click(await entryField());
  await user.keyboard("{Enter}");
  await undoSet();
  expect(posted()).toMatchObject([{ message: "milk", dueAt: "2026-11-25T18:00" }]);
});

test("each Enter says again what is wrong; another text is another matter", async () => {
  createSite();
  const { user } = openPage();
  const line = await entryField();
  await user.type(line, "tea{Enter}");
  for (let times = 0; times < 2; times += 1) {
    const amount = await screen.findByLabelText("In");
    await waitFor(() => expect(document.activeElement).toBe(amount));
    expect(amount.getAttribute("aria-invalid")).toBe("true");
    await user.keyboard("{Escape}");
    await user.click(line);
    await user.keyboard("{Enter}");
  }
  await user.type(await screen.findByLabelText("In"), "15");
  expect(screen.getByLabelText("In").getAttribute("aria-invalid")).toBeNull();
  expect(screen.queryByRole("alert")).toBeNull();
  await user.clear(screen.getByLabelText("In"));
  await user.type(line, "{Enter}");
  await screen.findByRole("alert");
  await user.type(line, "s");
  expect(screen.queryByRole("alert")).toBeNull();
});
