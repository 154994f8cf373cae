// The view of what this device takes for granted: whose it is, when, and how.
import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { useSettings } from "../config/ConfigGate";
import { PreferenceField } from "../reminders/form/ChannelFields";
import { parsePhoneNumber } from "../reminders/form/phone-number";
import { emailShapeProblem } from "../reminders/form/request";
import { StaySignedIn } from "../sign-in/SignedInOnly";
import { useSession } from "../sign-in/useSession";
import { pastedAddress } from "../text/unseen";
import { fieldOf, problemsIn } from "../time/picker/state";
import { ZoneField } from "../time/picker/ZoneField";
import { zoneMeant } from "../time/zone-names";
import { deviceZone } from "../time/zones";
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

/** The settings, which new reminders begin with. */
export function SettingsView() {
  const { save, isSaved, ...state } = useSettingsForm();
  const { problems } = state;
  const { smsCountries } = useSettings().config;
  const { email = "the signed-in address" } = useSession();
  return (
    <section class="panel">
      <Link href="/" class="back-link">
        Your reminders
      </Link>
      <PageHeading title="Settings">Settings</PageHeading>
      {problems.length > 0 && <ErrorSummary problems={problems} labels={LABELS} />}
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
          {...fieldOf(state, "email")}
          label={LABELS.email}
          hint={
            <>
              Leave it empty for <Address text={email} />.
            </>
          }
          type="email"
          autocomplete="email"
        />
        {smsCountries.length > 0 && (
          <InputField
            {...fieldOf(state, "phone")}
            label={LABELS.phone}
            type="tel"
            autocomplete="tel"
          />
        )}
        <PreferenceField form={state} />
        <div class="field-row">
          <InputField {...fieldOf(state, "morning")} label={LABELS.morning} type="time" required />
          <InputField {...fieldOf(state, "evening")} label={LABELS.evening} type="time" required />
        </div>
        <ZoneField state={state} own={deviceZone() ?? "UTC"} />
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
  const [problems, setProblems] = useState<ReturnType<typeof problemsIn<keyof typeof LABELS>>>([]);
  const [isSaved, setSaved] = useState(false);
  const draft = { ...stored, ...edits };
  const change = (changes: Partial<StoredSettings>) => {
    setSaved(false);
    setEdits({ ...edits, ...changes });
  };
  const save = useSingleFlight(async () => {
    const email = pastedAddress(draft.email);
    const phone = await parsePhoneNumber(draft.phone, "", smsCountries);
    const zone = draft.zone.trim() === "" ? "" : zoneMeant(draft.zone);
    const wrong = problemsIn({
      email: email !== "" && emailShapeProblem(email),
      phone: "problem" in phone && phone.problem,
      morning: draft.morning === "" && "Choose a time.",
      evening: draft.evening === "" && "Choose a time.",
      zone: zone === undefined && "Choose a city or zone of the list.",
    });
    setProblems(wrong);
    if ("problem" in phone || zone === undefined || wrong.length > 0) return;
    changeSettings({ ...edits, email, phone: phone.number, zone });
    setEdits({});
    setSaved(true);
    announce(SAVED);
  });
  return { draft, change, problems, save, isSaved };
}
