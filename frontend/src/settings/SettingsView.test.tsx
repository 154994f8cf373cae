// The view of the device's settings, and what becomes of them elsewhere.
import { fireEvent, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { createSite, email, message } from "../testing/create-form";
import { field, openPage, screen } from "../testing/page";
import { CONFIG } from "../testing/server";

const fill = async (name: string, value: string) =>
  void fireEvent.input(await field(name), { target: { value } });
const save = () => fireEvent.click(screen.getByRole("button", { name: "Save" }));

test("what is set is what a new reminder begins with, also after the page is opened again", async () => {
  createSite({ body: null });
  const { user, unmount } = openPage();
  await user.click(await screen.findByRole("link", { name: "Settings" }));
  await fill("Your email address", "n@work.example");
  await fill("Your mobile number", "0491 570 156");
  await user.click(screen.getByRole("radio", { name: "Both" }));
  await fill("“This evening”", "20:15");
  await user.click(screen.getByRole("button", { name: "In another time zone" }));
  await fill("Time zone", "kyiv");
  save();
  expect(await screen.findAllByText("Your settings are saved on this device.")).toHaveLength(2);
  unmount();
  openPage("/new");
  await message();
  expect(email().value).toBe("n@work.example");
  expect((await field("Mobile number")).value).toBe("+61491570156");
  fireEvent.click(screen.getByRole("button", { name: "At a time…" }));
  expect(screen.getByText(/^In Kyiv\./)).toBeTruthy();
});

test("a zone is found by a part of its name, and shown as in the list", async () => {
  createSite({ body: null });
  openPage("/settings");
  fireEvent.click(await screen.findByRole("button", { name: "In another time zone" }));
  await fill("Time zone", "new y");
  save();
  await waitFor(async () => expect((await field("Time zone")).value).toBe("America/New York"));
});

test("what is wrong stands at its field, and nothing is saved", async () => {
  createSite({ body: null });
  openPage("/settings");
  await fill("Your email address", "nora");
  await fill("Your mobile number", "12");
  fireEvent.click(screen.getByRole("button", { name: "In another time zone" }));
  await fill("Time zone", "Atlantis");
  await fill("“Tomorrow”", "");
  await fill("“This evening”", "");
  save();
  const alert = await screen.findByRole("alert");
  const names = Array.from(
    document.querySelectorAll("form .field > label"),
    (one) => one.textContent,
  );
  const items = Array.from(alert.querySelectorAll("li"), (one) => one.textContent.split(":")[0]);
  expect(items).toEqual(names);
  for (const name of names) {
    expect((await field(name)).getAttribute("aria-invalid")).toBe("true");
  }
  expect(localStorage.length).toBe(0);
  await fill("Your mobile number", "");
  expect((await field("Your mobile number")).getAttribute("aria-invalid")).toBeNull();
  expect(alert.querySelectorAll("li")).toHaveLength(names.length - 1);
});

test("what nobody chose is not saved, nor what is as it would be anyway", async () => {
  createSite({ body: null });
  openPage("/settings");
  const kept = () => JSON.parse(localStorage.getItem("device-settings") ?? "null") as unknown;
  await fill("“This evening”", "20:15");
  await fill("Your email address", "n@work.example");
  save();
  await waitFor(() => expect(kept()).toEqual({ email: "n@work.example", evening: "20:15" }));
  await fill("“This evening”", "18:00");
  await fill("Your email address", "");
  for (const name of ["Both", "Email"]) fireEvent.click(screen.getByRole("radio", { name }));
  save();
  await waitFor(() => expect(kept()).toEqual({}));
});

test("where SMS is off no number is asked for", async () => {
  createSite({ body: null }, { ...CONFIG, smsCountries: [] });
  openPage("/settings");
  await field("Your email address");
  expect(screen.queryByLabelText("Your mobile number")).toBeNull();
});

test("staying signed in is asked for by a tick, which holds at once", async () => {
  createSite({ body: null });
  openPage("/settings");
  const stay = await field("Stay signed in on this device");
  expect(stay.checked).toBe(false);
  expect(localStorage.length).toBe(0);
  fireEvent.click(stay);
  await waitFor(() => expect(stay.checked).toBe(true));
  expect(JSON.stringify(localStorage)).toContain("access_token");
  expect(JSON.stringify(sessionStorage)).not.toContain("access_token");
  fireEvent.click(stay);
  await waitFor(() => expect(stay.checked).toBe(false));
  expect(localStorage.length).toBe(0);
});
