// How and to whom a reminder goes: the channels, and the addresses that they need.
import { useEffect } from "preact/hooks";
import { useSettings } from "../../config/ConfigGate";
import { countryName, countryNames } from "../../config/countries";
import { useDeviceSettings } from "../../settings/device-settings";
import { KnownAddresses } from "../../settings/KnownAddresses";
import { InputField, SelectField } from "../../ui/Field";
import { RadioGroup } from "../../ui/RadioGroup";
import { type FieldsState, PREFERENCES, textField } from "./fields";
import { loadPhoneLibrary, phoneCountry } from "./phone-number";
import { usesEmail, usesSms } from "./request";

/** Email, SMS or both; nothing where there is no choice. */
export function PreferenceField({ form: { draft, change } }: { form: FieldsState }) {
  if (useSettings().config.smsCountries.length === 0) return null;
  return (
    <RadioGroup
      legend="Send by"
      name="preference"
      options={PREFERENCES}
      value={draft.preference}
      onChange={(preference) => change({ preference })}
    />
  );
}

/** The email address, the mobile number, or both. */
export function ChannelFields({ form }: { form: FieldsState }) {
  const { allowedRecipients } = useSettings().config;
  const domains = allowedRecipients.filter((one) => !one.startsWith("+"));
  const { askPeople } = useDeviceSettings();
  return (
    <>
      {usesEmail(form.draft) && (
        <InputField
          {...textField(form, "email")}
          hint={domains.length > 0 ? `Only at ${domains.join(", ")}.` : undefined}
          type="email"
          autocomplete="email"
          list="known-email"
          required
          onFocus={askPeople}
        />
      )}
      {usesSms(form.draft) && <PhoneFields form={form} askPeople={askPeople} />}
      <KnownAddresses channel="email" />
      <KnownAddresses channel="sms" />
    </>
  );
}

/** The number and its country. The library that reads it is loaded meanwhile. */
function PhoneFields({ form, askPeople }: { form: FieldsState; askPeople: () => void }) {
  const { draft, change } = form;
  const { smsCountries, allowedRecipients } = useSettings().config;
  useEffect(() => {
    loadPhoneLibrary().catch(() => undefined); // tried again, and said, when the form is sent
  }, []);
  const starts = allowedRecipients.filter((one) => one.startsWith("+")).join(", ");
  const places = `As it is dialled there, or with + and the country code. Numbers in: ${countryNames(smsCountries)}.`;
  return (
    <>
      {smsCountries.length > 1 && (
        <SelectField
          id="country"
          label="Country of the number"
          autocomplete="country"
          options={smsCountries.map((code) => [code, countryName(code)] as const)}
          value={phoneCountry(draft.country, smsCountries)}
          onValue={(country) => change({ country })}
        />
      )}
      <InputField
        {...textField(form, "phone")}
        hint={starts === "" ? places : `${places} Only numbers that start with ${starts}.`}
        type="tel"
        autocomplete="tel"
        list="known-sms"
        required
        onFocus={askPeople}
      />
    </>
  );
}
