// The channels of a reminder, and the addresses that they need.
import { useEffect, useState } from "preact/hooks";
import { useSettings } from "../../config/ConfigGate";
import { useKnownAddresses } from "../../settings/device-settings";
import { cleanNumber } from "../../text/invisible";
import type { FormState } from "../../time/picker/state";
import { InputField, RadioGroup, SelectField } from "../../ui/Field";
import type { Draft } from "./draft";
import { type FieldsState, PREFERENCES, textField } from "./fields";
import { countryName, countryNames, loadPhoneLibrary, phoneCountry } from "./phone-number";
import { usesEmail, usesSms } from "./request";

export function PreferenceField(props: { form: FormState<Pick<Draft, "preference">> }) {
  const { draft, change } = props.form;
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

export function ChannelFields({ form }: { form: FieldsState }) {
  const { draft, change } = form;
  const { smsCountries, allowedRecipients } = useSettings().config;
  const [known, askKnown] = useKnownAddresses();
  const isSms = usesSms(draft);
  const [library, setLibrary] = useState<Awaited<ReturnType<typeof loadPhoneLibrary>>>();
  useEffect(() => {
    if (isSms) loadPhoneLibrary().then(setLibrary, () => undefined); // tried again when the form is sent
  }, [isSms]);
  const own = library?.default(cleanNumber(draft.phone))?.country ?? "";
  const country = phoneCountry(draft.country || own, smsCountries);
  const domains = allowedRecipients.filter((one) => !one.startsWith("+")).join(", ");
  const starts = allowedRecipients.filter((one) => one.startsWith("+")).join(", ");
  const places = `As it is dialled there, or with + and the country code. Numbers in: ${countryNames(smsCountries)}.`;
  return (
    <>
      {usesEmail(draft) && (
        <InputField
          {...textField(form, "email")}
          hint={domains === "" ? undefined : `Only at ${domains}.`}
          type="email"
          autocomplete="email"
          list="known-email"
          required
          onFocus={askKnown}
        />
      )}
      {isSms && smsCountries.length > 1 && (
        <SelectField
          id="country"
          label="Country of the number"
          autocomplete="country"
          options={smsCountries.map((code) => [code, countryName(code)] as const)}
          value={country}
          onValue={(chosen) => change({ country: chosen })}
        />
      )}
      {isSms && (
        <InputField
          {...textField(form, "phone")}
          hint={starts === "" ? places : `${places} Only numbers that start with ${starts}.`}
          type="tel"
          autocomplete="tel"
          list="known-sms"
          required
          onFocus={askKnown}
          onValue={(phone) => change({ phone, country: phone.startsWith("+") ? "" : country })}
        />
      )}
      {(["email", "sms"] as const).map((channel) => (
        <datalist key={channel} id={`known-${channel}`}>
          {known[channel].map((address) => (
            <option key={address} value={address} />
          ))}
        </datalist>
      ))}
    </>
  );
}
