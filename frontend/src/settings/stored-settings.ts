// What somebody has set for this device: read, changed, and forgotten with the sign-out.
import { useEffect, useState } from "preact/hooks";
import type { Preference } from "../api/types";
import { load, save } from "../storage/storage";
import { chooseViewerZone } from "../time/zones";

const KEY = "device-settings";

/** What holds where nothing is set: "" is the signed-in address, no number, the device's zone. */
const USUAL = {
  email: "",
  /** In E.164. */
  phone: "",
  preference: "email" as Preference,
  /** Local times that "tomorrow" and "this evening" mean. */
  morning: "09:00",
  evening: "18:00",
  zone: "",
};

export type StoredSettings = typeof USUAL;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What is kept otherwise is damaged. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  preference: /^(email|sms|both)$/,
  morning: TIME,
  evening: TIME,
};

export type QuickTimes = Pick<StoredSettings, "morning" | "evening">;

const listeners = new Set<() => void>();
let settings = stored();

/** The settings, as they are changed here or in another tab. */
export function useStoredSettings(): StoredSettings {
  const [shown, setShown] = useState(settings);
  useEffect(() => {
    const update = () => setShown(settings);
    update();
    listeners.add(update);
    return () => void listeners.delete(update);
  }, []);
  return shown;
}

/** Keeps `changes` on this device: what is as usual is not kept, and changes where the usual does. */
export function changeSettings(changes: Partial<StoredSettings>): void {
  const set = Object.entries({ ...settings, ...changes }).filter(
    ([name, value]) => value !== USUAL[name as keyof StoredSettings],
  );
  save("localStorage", KEY, Object.fromEntries(set));
  reloadSettings();
}

/** Forgets whose device it is; how its times are shown stays. */
export function forgetOwner(): void {
  const { email, phone, preference } = USUAL;
  changeSettings({ email, phone, preference });
}

/** Reads anew what this device keeps. */
export function reloadSettings(): void {
  settings = stored();
  listeners.forEach((listener) => listener());
}

function stored(): StoredSettings {
  const kept = Object(load("localStorage", KEY)) as Record<string, unknown>;
  const members = Object.entries(USUAL).map(([name, usual]) => {
    const value = kept[name];
    const isSound = typeof value === "string" && SHAPES[name]?.test(value) !== false;
    return [name, isSound ? value : usual];
  });
  const read = Object.fromEntries(members) as StoredSettings;
  chooseViewerZone(read.zone);
  return read;
}

window.addEventListener("storage", ({ key }) => {
  if (key === KEY || key === null) reloadSettings();
});
