// The state of the form of the device's settings.
import { useState } from "preact/hooks";
import { useSettings } from "../config/ConfigGate";
import { parsePhoneNumber, phoneCountry } from "../reminders/form/phone-number";
import { emailShapeProblem } from "../reminders/form/request";
import { pasted, pastedAddress } from "../text/unseen";
import { zoneMeant } from "../time/zone-names";
import { useAnnounce } from "../ui/Announcer";
import { useSingleFlight } from "../ui/useSingleFlight";
import { changeSettings, type StoredSettings, useStoredSettings } from "./stored-settings";

type Problems = Partial<Record<keyof StoredSettings, string>>;

export const SAVED = "Your settings are saved on this device.";

/** What is filled in, what is wrong with it, and the ways to change and save it. */
export function useSettingsForm() {
  const { smsCountries } = useSettings().config;
  const announce = useAnnounce();
  const stored = useStoredSettings();
  const [edits, setEdits] = useState<Partial<StoredSettings>>({});
  const [problems, setProblems] = useState<Problems>({});
  const [isSaved, setSaved] = useState(false);
  const filled = { ...stored, ...edits };
  const change = (changes: Partial<StoredSettings>) => {
    setSaved(false);
    setEdits({ ...edits, ...changes });
  };
  const save = useSingleFlight(async () => {
    const [email, typed, place] = [
      pastedAddress(filled.email),
      pasted(filled.phone),
      filled.zone.trim(),
    ];
    const country = phoneCountry("", smsCountries);
    const phone =
      typed === "" ? { number: "" } : await parsePhoneNumber(typed, country, smsCountries);
    const zone = place === "" ? "" : zoneMeant(place);
    const emailProblem = email === "" ? undefined : emailShapeProblem(email);
    const found: Problems = {
      ...(emailProblem !== undefined && { email: emailProblem }),
      ...("problem" in phone && { phone: phone.problem }),
      ...(zone === undefined && { zone: "Choose a city or zone of the list." }),
    };
    setProblems(found);
    if (Object.keys(found).length > 0 || "problem" in phone || zone === undefined) return;
    changeSettings({ ...filled, email, phone: phone.number, zone });
    setEdits({});
    setSaved(true);
    announce(SAVED);
  });
  return { filled, change, problems, save, isSaved };
}
