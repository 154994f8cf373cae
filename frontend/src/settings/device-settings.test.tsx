// What a device takes for granted, as somebody has set it, and what it keeps.
import { QueryClient, QueryClientProvider } from "@tanstack/preact-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { ConfigGate } from "../config/ConfigGate";
import { openPage } from "../testing/page";
import { aReminder } from "../testing/reminders";
import { CONFIG, page, stubServer } from "../testing/server";
import { useDeviceSettings, useKnownAddresses } from "./device-settings";
import { changeSettings, forgetOwner, reloadSettings } from "./stored-settings";

let shown: ReturnType<typeof useDeviceSettings>;
let known: ReturnType<typeof useKnownAddresses>;

function Probe() {
  shown = useDeviceSettings();
  known = useKnownAddresses();
  return <p>{shown.email}</p>;
}

async function open() {
  const calls = stubServer({
    "GET /v1/reminders": page([
      aReminder({ email: "bob@example.org" }),
      aReminder({ preference: "both", phone: "+61491570156" }),
      aReminder({ preference: "sms", email: "not@used.example", phone: "+61491570157" }),
      aReminder({ email: "bob@example.org" }),
    ]),
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ConfigGate>
        <Probe />
      </ConfigGate>
    </QueryClientProvider>,
  );
  await screen.findByText("nora@example.org");
  return calls;
}

test("where nothing is set it is who is signed in, by email, in the device's zone", async () => {
  await open();
  expect(shown).toMatchObject({
    email: "nora@example.org",
    preference: "email",
    zone: "Australia/Sydney",
    morning: "09:00",
    evening: "18:00",
  });
  expect(shown.phone).toBeUndefined();
});

test("what is set holds at once, and after the page is opened again", async () => {
  await open();
  const set = { email: "n@work.example", phone: "+61491570157", preference: "both" as const };
  await act(() => changeSettings({ ...set, zone: "Europe/Kyiv", evening: "20:15" }));
  reloadSettings();
  const held = { ...set, zone: "Europe/Kyiv", morning: "09:00", evening: "20:15" };
  await waitFor(() => expect(shown).toMatchObject(held));
});

test("who has signed out leaves no address; times stay as they were set", async () => {
  await open();
  await act(() =>
    changeSettings({ email: "n@work.example", phone: "+61491570157", morning: "07:00" }),
  );
  await act(forgetOwner);
  expect(JSON.stringify(localStorage)).not.toMatch(/example|\+61/);
  await waitFor(() => expect(shown.morning).toBe("07:00"));
});

test.each(["{", "7", '{"zone":"Nowhere/At_All","preference":"fax","morning":"25:00","email":7}'])(
  "what is damaged is as usual: %s",
  async (text) => {
    localStorage.setItem("device-settings", text);
    reloadSettings();
    await open();
    expect(shown).toMatchObject({
      email: "nora@example.org",
      preference: "email",
      zone: "Australia/Sydney",
      morning: "09:00",
      evening: "18:00",
    });
  },
);

test("another tab's change is taken over", async () => {
  await open();
  localStorage.setItem("device-settings", '{"zone":"Asia/Kolkata"}');
  await act(
    () => void window.dispatchEvent(new StorageEvent("storage", { key: "device-settings" })),
  );
  await waitFor(() => expect(shown.zone).toBe("Asia/Kolkata"));
});

test("people are asked for once, when they are needed, and stand after oneself, each once", async () => {
  const calls = await open();
  expect(calls.filter(({ url }) => url.pathname === "/v1/reminders")).toEqual([]);
  expect(known[0]).toEqual({ email: ["nora@example.org"], sms: [] });
  await act(() => known[1]());
  await waitFor(() => expect(known[0].sms).not.toEqual([]));
  expect(known[0]).toEqual({
    email: ["nora@example.org", "bob@example.org"],
    sms: ["+61491570156", "+61491570157"],
  });
  await act(() => known[1]());
  expect(calls.filter(({ url }) => url.pathname === "/v1/reminders")).toHaveLength(1);
  expect(JSON.stringify(localStorage)).not.toContain("bob");
});

test("while nobody is signed in nobody is asked for", async () => {
  sessionStorage.clear();
  const calls = stubServer({ "GET /config.json": { body: CONFIG } });
  openPage("/new");
  fireEvent.focus(await screen.findByLabelText("Email address"));
  await screen.findByRole("button", { name: "Sign in" });
  expect(calls.filter(({ url }) => url.pathname === "/v1/reminders")).toEqual([]);
});
