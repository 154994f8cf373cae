// The state of the form of the device's settings.
import { useState } from "preact/hooks";
import { useSettings } from "../config/ConfigGate";
import { parsePhoneNumber, phoneCountry } from "../reminders/form/phone-number";
import { emailShapeProblem } from "../reminders/form/request";
import { pasted, pastedAddress } from "../text/unseen";
import { zoneMeant } from "../time/zone-names";
import { useAnnounce } from "../ui/Announcer";
import { useSingleFlight } from "../ui/useSingleFlight";
import {
  changeSettings,
  type StoredSettings,
  useQuickTimes,
  useStoredSettings,
} from "./stored-settings";

export const SAVED = "Your settings are saved on this device.";

/** What is filled in, what is wrong with it, and the ways to change and save it. */
export function useSettingsForm() {
  const { smsCountries } = useSettings().config;
  const announce = useAnnounce();
  const stored = { ...useStoredSettings(), ...useQuickTimes() };
  const [edits, setEdits] = useState<Partial<StoredSettings>>({});
  const [problems, setProblems] = useState<readonly Wrong[]>([]);
  const [isSaved, setSaved] = useState(false);
  const filled = { ...stored, ...edits };
  const change = (changes: Partial<StoredSettings>) => {
    setSaved(false);
    setEdits({ ...edits, ...changes });
  };
  const save = useSingleFlight(async () => {
    const [email, typed] = [pastedAddress(filled.email), pasted(filled.phone)];
    const country = phoneCountry("", smsCountries);
    const phone =
      typed === "" ? { number: "" } : await parsePhoneNumber(typed, country, smsCountries);
    const zone = filled.zone.trim() === "" ? "" : zoneMeant(filled.zone);
    const wrong = [
      wrongIn("email", email === "" ? undefined : emailShapeProblem(email)),
      wrongIn("phone", "problem" in phone ? phone.problem : undefined),
      wrongIn("zone", zone === undefined ? "Choose a city or zone of the list." : undefined),
    ].flat();
    setProblems(wrong);
    if (wrong.length > 0 || "problem" in phone || zone === undefined) return;
    changeSettings({ ...edits, email, phone: phone.number, zone });
    setEdits({});
    setSaved(true);
    announce(SAVED);
  });
  return { when: filled, change, problems, save, isSaved };
}

type Wrong = ReturnType<typeof wrongIn>[number];

/** What is wrong with the setting `field`, for beside its control and for the summary. */
function wrongIn(field: keyof StoredSettings, text: string | undefined) {
  return text === undefined ? [] : [{ field, controlId: field, text }];
}
