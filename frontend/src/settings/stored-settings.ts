// The settings of this device: read, changed, and partly forgotten at the sign-out.
import { useEffect, useState } from "preact/hooks";
import type { Preference } from "../api/types";
import { load, save } from "../storage/storage";
import { chooseViewerZone } from "../time/zones";

const KEY = "device-settings";

/** "" is the signed-in address, no number, and the device's zone. */
const DEFAULTS = {
  email: "",
  /** In E.164. */
  phone: "",
  preference: "email" as Preference,
  /** The local times of "tomorrow" and "this evening". */
  morning: "09:00",
  evening: "18:00",
  zone: "",
};

export type StoredSettings = typeof DEFAULTS;
export type QuickTimes = Pick<StoredSettings, "morning" | "evening">;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The shapes of valid values. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  preference: /^(email|sms|both)$/,
  morning: TIME,
  evening: TIME,
};

const listeners = new Set<() => void>();
let settings = stored();

/** The present settings, also after a change in another tab. */
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

/** Changes the settings; those that equal the defaults are not stored. */
export function changeSettings(changes: Partial<StoredSettings>): void {
  const changed = Object.entries({ ...settings, ...changes }).filter(
    ([name, value]) => value !== DEFAULTS[name as keyof StoredSettings],
  );
  save("localStorage", KEY, Object.fromEntries(changed));
  reloadSettings();
}

/** Forgets the owner's addresses; the times and the zone stay. */
export function forgetOwner(): void {
  const { email, phone, preference } = DEFAULTS;
  changeSettings({ email, phone, preference });
}

/** Reads the stored settings again. */
export function reloadSettings(): void {
  settings = stored();
  listeners.forEach((listener) => listener());
}

function stored(): StoredSettings {
  const kept = Object(load("localStorage", KEY)) as Record<string, unknown>;
  const members = Object.entries(DEFAULTS).map(([name, usual]) => {
    const value = kept[name];
    const isValid = typeof value === "string" && SHAPES[name]?.test(value) !== false;
    return [name, isValid ? value : usual];
  });
  const read = Object.fromEntries(members) as StoredSettings;
  chooseViewerZone(read.zone);
  return read;
}

window.addEventListener("storage", ({ key }) => {
  if (key === KEY || key === null) reloadSettings();
});
