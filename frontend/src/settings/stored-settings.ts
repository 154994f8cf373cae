// What somebody has set for this device: read, changed, and forgotten with the sign-out.
import { useEffect, useState } from "preact/hooks";
import { load, save } from "../storage/storage";
import { chooseViewerZone } from "../time/zones";

/** "" is the usual: the signed-in address, no number, email, 09:00, 18:00, the device's zone. */
export interface StoredSettings {
  email: string;
  /** In E.164. */
  phone: string;
  preference: string;
  /** Local times, 09:00. */
  morning: string;
  evening: string;
  zone: string;
}

const KEY = "device-settings";
const USUAL: StoredSettings = {
  email: "",
  phone: "",
  preference: "",
  morning: "",
  evening: "",
  zone: "",
};

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

/** Local times (09:00) that "tomorrow" and "this evening" mean. */
export interface QuickTimes {
  morning: string;
  evening: string;
}

/** The times that are set, or the usual ones. */
export function useQuickTimes(): QuickTimes {
  const { morning, evening } = useStoredSettings();
  return { morning: timeOr(morning, "09:00"), evening: timeOr(evening, "18:00") };
}

/** Keeps `changes` on this device. */
export function changeSettings(changes: Partial<StoredSettings>): void {
  save("localStorage", KEY, { ...settings, ...changes });
  reloadSettings();
}

/** Forgets whose device it is; how its times are shown stays. */
export function forgetOwner(): void {
  changeSettings({ email: "", phone: "", preference: "" });
}

/** Reads anew what this device keeps. */
export function reloadSettings(): void {
  settings = stored();
  listeners.forEach((listener) => listener());
}

/** What is kept; members that are damaged are as usual. */
function stored(): StoredSettings {
  const members = Object.entries(Object(load("localStorage", KEY)) as object).filter(
    ([name, value]) => Object.hasOwn(USUAL, name) && typeof value === "string",
  );
  const read = { ...USUAL, ...(Object.fromEntries(members) as Partial<StoredSettings>) };
  chooseViewerZone(read.zone);
  return read;
}

function timeOr(time: string, usual: string): string {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : usual;
}

window.addEventListener("storage", ({ key }) => {
  if (key === KEY || key === null) reloadSettings();
});
