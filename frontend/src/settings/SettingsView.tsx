// The view of what this device takes for granted: whose it is, when, and how.
import { useMemo } from "preact/hooks";
import { useSettings } from "../config/ConfigGate";
import { PREFERENCES } from "../reminders/form/state";
import { useSession } from "../sign-in/useSession";
import { ZoneField } from "../time/picker/ZoneField";
import { deviceZone } from "../time/zones";
import { ErrorSummary } from "../ui/ErrorSummary";
import { Field } from "../ui/Field";
import { PageHeading } from "../ui/PageHeading";
import { RadioGroup } from "../ui/RadioGroup";
import { StaySignedIn } from "./StaySignedIn";
import { useQuickTimes } from "./stored-settings";
import { SAVED, useSettingsForm } from "./useSettingsForm";

const LABELS = {
  email: "Your email address",
  phone: "Your mobile number",
  morning: "“Tomorrow”",
  evening: "“This evening”",
} as const;

type Name = keyof typeof LABELS;

/** The settings, which new reminders begin with. */
export function SettingsView() {
  const { filled, change, problems, save, isSaved } = useSettingsForm();
  const { smsCountries } = useSettings().config;
  const { email = "the signed-in address" } = useSession();
  const usual = useQuickTimes();
  const items = useMemo(
    () => Object.entries(problems).map(([controlId, text]) => ({ controlId, text })),
    [problems],
  );
  const input = (name: Name, attributes: object, hint?: string) => (
    <Field id={name} label={LABELS[name]} hint={hint} problem={problems[name]}>
      {(control) => (
        <input
          {...control}
          {...attributes}
          value={filled[name] || (name in usual ? usual[name as keyof typeof usual] : "")}
          onInput={(event) => change({ [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
  const zone = problems.zone === undefined ? [] : [{ field: "zone", text: problems.zone }];
  return (
    <section class="panel">
      <PageHeading title={items.length > 0 ? "Error: Settings" : "Settings"}>Settings</PageHeading>
      {items.length > 0 && <ErrorSummary items={items} />}
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
        {input("email", { type: "email", autocomplete: "email" }, `Empty is ${email}.`)}
        {smsCountries.length > 0 && (
          <>
            {input("phone", { type: "tel", autocomplete: "tel" })}
            <RadioGroup
              legend="Send by"
              name="preference"
              options={PREFERENCES}
              value={PREFERENCES.find(([name]) => name === filled.preference)?.[0] ?? "email"}
              onChange={(preference) => change({ preference })}
            />
          </>
        )}
        <div class="field-row">
          {input("morning", { type: "time", required: true })}
          {input("evening", { type: "time", required: true })}
        </div>
        <ZoneField state={{ when: filled, change, problems: zone }} own={deviceZone() ?? "UTC"} />
        <p class="actions">
          <button type="submit" class="button">
            Save
          </button>
        </p>
        {isSaved && <p class="action-result">{SAVED}</p>}
      </form>
      <h2>Signing in</h2>
      <StaySignedIn />
      <p class="hint">
        Only on a device of your own: whoever can use this browser can then read and change your
        reminders, until you sign out here.
      </p>
    </section>
  );
}
