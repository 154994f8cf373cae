// The view of this device's settings.
import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { useSettings } from "../config/ConfigGate";
import { PreferenceField } from "../reminders/form/ChannelFields";
import { parsePhoneNumber } from "../reminders/form/phone-number";
import { emailShapeProblem } from "../reminders/form/request";
import { StaySignedIn } from "../sign-in/SignIn";
import { useSession } from "../sign-in/useSession";
import { cleanAddress } from "../text/invisible";
import { fieldOf, problemsIn } from "../time/picker/state";
import { ZoneField } from "../time/picker/TimeFields";
import { deviceZone, searchZone } from "../time/zones";
import { Address } from "../ui/Address";
import { useAnnounce } from "../ui/Announcer";
import { ErrorSummary, InputField } from "../ui/Field";
import { PageHeading } from "../ui/PageHeading";
import { useSingleFlight } from "../ui/useSingleFlight";
import { changeSettings, type StoredSettings, useStoredSettings } from "./stored-settings";

const LABELS = {
  email: "Your email address",
  phone: "Your mobile number",
  morning: "“Tomorrow”",
  evening: "“This evening”",
  zone: "Time zone",
};

const SAVED = "Your settings are saved on this device.";

/** A form for the settings, which new reminders begin with. */
export function SettingsView() {
  const { save, isSaved, ...form } = useSettingsForm();
  const { smsCountries } = useSettings().config;
  const { email = "the signed-in address" } = useSession();
  const field = (name: keyof typeof LABELS) => ({ ...fieldOf(form, name), label: LABELS[name] });
  return (
    <section class="panel">
      <Link href="/" class="back-link">
        Your reminders
      </Link>
      <PageHeading title="Settings">Settings</PageHeading>
      {form.problems.length > 0 && <ErrorSummary problems={form.problems} labels={LABELS} />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <p class="hint">
          New reminders begin with these. They are kept on this device; signing out forgets your
          address and number.
        </p>
        <InputField
          {...field("email")}
          hint={
            <>
              Leave it empty for <Address text={email} />.
            </>
          }
          type="email"
          autocomplete="email"
        />
        {smsCountries.length > 0 && (
          <InputField {...field("phone")} type="tel" autocomplete="tel" />
        )}
        <PreferenceField form={form} />
        <div class="field-row">
          <InputField {...field("morning")} type="time" required />
          <InputField {...field("evening")} type="time" required />
        </div>
        <ZoneField state={form} own={deviceZone() ?? "UTC"} />
        <p class="actions">
          <button type="submit" class="button">
            Save
          </button>
        </p>
        {isSaved && <p class="action-result">{SAVED}</p>}
      </form>
      <h2>Signing in</h2>
      <p>
        You are signed in as <Address text={email} />.
      </p>
      <StaySignedIn />
      <p class="hint">
        Only on a device of your own: whoever can use this browser can then read and change your
        reminders, until you sign out here.
      </p>
    </section>
  );
}

function useSettingsForm() {
  const { smsCountries } = useSettings().config;
  const announce = useAnnounce();
  const stored = useStoredSettings();
  const [edits, setEdits] = useState<Partial<StoredSettings>>({});
  const [problems, setProblems] = useState<{ field: keyof typeof LABELS; text: string }[]>([]);
  const [isSaved, setSaved] = useState(false);
  const draft = { ...stored, ...edits };
  const change = (changes: Partial<StoredSettings>) => {
    setSaved(false);
    setProblems(problems.filter(({ field }) => !(field in changes)));
    setEdits({ ...edits, ...changes });
  };
  const save = useSingleFlight(async () => {
    const email = cleanAddress(draft.email);
    const phone = await parsePhoneNumber(draft.phone, "", smsCountries);
    const zone = draft.zone.trim() === "" ? "" : searchZone(draft.zone);
    const found = problemsIn({
      email: email !== "" && emailShapeProblem(email),
      phone: "problem" in phone && phone.problem,
      morning: draft.morning === "" && "Choose a time.",
      evening: draft.evening === "" && "Choose a time.",
      zone: zone === undefined && "Choose a city or zone from the list.",
    });
    setProblems(found);
    if ("problem" in phone || zone === undefined || found.length > 0) return;
    changeSettings({ ...edits, email, phone: phone.number, zone });
    setEdits({});
    setSaved(true);
    announce(SAVED);
  });
  return { draft, change, problems, save, isSaved };
}
